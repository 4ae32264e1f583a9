import { compileBlueprint } from '#engine/compile';
import type { Version } from '#engine/blueprint';
import type { ProgrammeRow } from '../../storage/index.ts';
import { Banner, createNames, formatCount, formatDate, listAnd } from '../../ui/index.ts';
import { coveredByStage, type Certificate } from './certificate.ts';
import './certificate.css';

interface Props {
  readonly certificate: Certificate;
  readonly version: Version;
  readonly programme: ProgrammeRow | null;
  readonly name: string;
  readonly zone: string;
  /** The version that changed the process after the exam; null while it is as it was. */
  readonly since: number | null;
}

/** The certificate itself, as it is printed. */
export function Paper({ certificate, version, programme, name, zone, since }: Props) {
  return (
    <>
      {since === null ? null : <Banner tone="time" title={`The process has changed since: version ${since} leads records another way or says other words.`}>This certificate stays true of version {certificate.version}. For the version in force the exam has to be passed again.</Banner>}
      <article className="aca-certificate" aria-label="Certificate">
        <p className="aca-cert-kind">Certificate</p>
        <p className="aca-cert-name">{name}</p>
        <p className="aca-cert-did">has passed {certificate.exams.length === 1 ? 'the exam' : formatCount(certificate.exams.length, 'exam')} of</p>
        <p className="aca-cert-what">{version.document.name}</p>
        {programme === null ? null : <p className="aca-cert-did">in the programme “{programme.name}”</p>}
        <dl className="aca-cert-facts">
          <div><dt>Date</dt><dd>{formatDate(certificate.at, zone)}</dd></div>
          <div><dt>Score</dt><dd>{certificate.fewest === certificate.most ? certificate.most : `${certificate.fewest} to ${certificate.most}`} of 100</dd></div>
          <div><dt>Pass mark</dt><dd>{certificate.mark}</dd></div>
          <div><dt>Version</dt><dd>{certificate.version}</dd></div>
        </dl>
        <Covered certificate={certificate} version={version} />
        <footer><span>Certificate no. {certificate.number}</span><span>Bound to the behaviour of version {certificate.version}: <code>{certificate.hash}</code></span>{since === null ? null : <span>Version {since} changed the process after this exam.</span>}</footer>
      </article>
    </>
  );
}

/** What was examined: each stage with the ways out that were taken and how many of its rules were met. */
function Covered({ certificate, version }: { readonly certificate: Certificate; readonly version: Version }) {
  const names = createNames({ blueprint: version.document });
  const covered = coveredByStage(compileBlueprint(version), certificate.covered);
  return (
    <section aria-label="What it covered">
      <h2>What it covered</h2>
      <ul className="aca-cert-covered">
        {covered.map(({ stage, lessons }) => {
          const ways = lessons.flatMap((lesson) => (lesson.type === 'outcome' ? [names.outcome(lesson.outcome)] : []));
          const rules = lessons.filter(({ type }) => type === 'refusal').length;
          return <li key={stage}><b>{names.stage(stage)}</b><span>{[...(ways.length > 0 ? [listAnd(ways)] : []), ...(rules > 0 ? [`${formatCount(rules, 'rule')} kept`] : [])].join('; ')}</span></li>;
        })}
      </ul>
    </section>
  );
}
