import { Section } from './section.tsx';

/** What this is, for a support report. */
export function AboutSection() {
  return (
    <Section id="about" title="About" lead="Baton draws how a team sells and walks every lead through it, gate by gate.">
      <dl className="bt-settings-facts">
        <div><dt>Blueprint file format</dt><dd>baton-blueprint-1</dd></div>
        <div><dt>Licence</dt><dd>MIT</dd></div>
        <div><dt>Limits</dt><dd>100,000 rows an import, 500 stages a blueprint, 8 MB a blueprint file, 200 MB a backup</dd></div>
        <div><dt>Where data lives</dt><dd>IndexedDB of this browser, database “baton”</dd></div>
      </dl>
    </Section>
  );
}
