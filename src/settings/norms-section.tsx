import { industryPresets } from '#engine/blueprint';
import { Link } from 'react-router';
import { Section } from './section.tsx';

/** The norms a blueprint may start its rhythm from, by industry, with the reason for each (S78). */
export function NormsSection() {
  return (
    <Section id="norms" title="Industry norms" lead="How long a cadence runs in an industry and how far its touches are apart. A blueprint takes them over under “Norms of an industry”; every number can be changed there.">
      <div className="bt-settings-norms" role="region" aria-label="Norms by industry" tabIndex={0}>
        <table>
          <thead><tr><th scope="col">Industry</th><th scope="col">Runs</th><th scope="col">Apart</th><th scope="col">In 7 days</th><th scope="col">Why</th></tr></thead>
          <tbody>
            {industryPresets.map(({ key, name, rhythm: { length, gap, touchesPer7Days }, reason }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td data-label="Runs">{length.min} to {length.max} days</td>
                <td data-label="Apart">{gap.min} to {gap.max} days</td>
                <td data-label="In 7 days">at most {touchesPer7Days}</td>
                <td className="bt-settings-note">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="bt-settings-note bt-settings-after">They are chosen on a drawing: open one of your <Link to="/blueprints">blueprints</Link>.</p>
    </Section>
  );
}
