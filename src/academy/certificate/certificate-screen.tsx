import { Button } from '@mantine/core';
import { IconPrinter, IconSchool } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { useBlueprint, useMe, usePeople, useTraining, useVersion, useVersions, type ProgrammeRow, type VersionRow } from '../../storage/index.ts';
import { Banner, createNames, EmptyState, formatCount, formatDate, listAnd, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { staleSince } from '../programme/progress.ts';
import { certificateFor, coveredByStage, type Certificate } from './certificate.ts';
import '../academy.css';
import './certificate.css';

/** A certificate to print: who passed which exam, on which version, and what it covered. */
export function CertificateScreen() {
  const { attempt: id = '' } = useParams();
  const attempts = useTraining('attempts');
  const programmes = useTraining('programmes');
  const attempt = attempts?.find((one) => one.id === id);
  const version = useVersion(attempt?.versionId ?? '');
  usePageTitle('Certificate');
  if (!attempts || !programmes || version === undefined) return null;
  const programme = programmes.find((one) => one.id === attempt?.programme) ?? null;
  const certificate = attempt ? certificateFor(attempt, attempts, programme) : null;
  if (!certificate || !version) return <EmptyState icon={<IconSchool size={22} />} title="There is no such certificate" actions={<Button component={Link} to="/learn">Learn</Button>}>A certificate is given for an exam that was handed in and reached its pass mark.</EmptyState>;
  return <Paper certificate={certificate} version={version} programme={programme} />;
}

function Paper({ certificate, version, programme }: { readonly certificate: Certificate; readonly version: VersionRow; readonly programme: ProgrammeRow | null }) {
  const me = useMe();
  const people = usePeople();
  const row = useBlueprint(certificate.blueprint);
  const versions = useVersions(certificate.blueprint);
  if (!me || row === undefined || !versions) return null;
  const person = people.find(({ id }) => id === certificate.person);
  const live = versions.find(({ id }) => id === row?.live);
  const since = live === undefined ? null : staleSince({ number: certificate.version, version: certificate.hash }, { version: live, versions });
  const name = person?.name ?? 'Somebody who left';
  return (
    <Page width="narrow">
      <div className="aca-no-print">
        <p className="aca-back"><Link to="/learn">Learn</Link> / <Link to={`/learn/${certificate.blueprint}`}>{version.document.name}</Link></p>
        <PageHeader title={`Certificate of ${name}`} actions={<Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>Print</Button>} />
      </div>
      {since === null ? null : <Banner tone="time" title={`The process has changed since: version ${since} leads records another way or says other words.`}>This certificate stays true of version {certificate.version}. For the version in force the exam has to be passed again.</Banner>}
      <article className="aca-certificate" aria-label="Certificate">
        <p className="aca-cert-kind">Certificate</p>
        <p className="aca-cert-name">{name}</p>
        <p className="aca-cert-did">has passed {certificate.exams.length === 1 ? 'the exam' : formatCount(certificate.exams.length, 'exam')} of</p>
        <p className="aca-cert-what">{version.document.name}</p>
        {programme === null ? null : <p className="aca-cert-did">in the programme “{programme.name}”</p>}
        <dl className="aca-cert-facts">
          <div><dt>Date</dt><dd>{formatDate(certificate.at, me.zone)}</dd></div>
          <div><dt>Score</dt><dd>{certificate.fewest === certificate.most ? certificate.most : `${certificate.fewest} to ${certificate.most}`} of 100</dd></div>
          <div><dt>Pass mark</dt><dd>{certificate.mark}</dd></div>
          <div><dt>Version</dt><dd>{certificate.version}</dd></div>
        </dl>
        <Covered certificate={certificate} version={version} />
        <footer><span>Certificate no. {certificate.number}</span><span>Bound to the behaviour of version {certificate.version}: <code>{certificate.hash}</code></span>{since === null ? null : <span>Version {since} changed the process after this exam.</span>}</footer>
      </article>
    </Page>
  );
}

/** What was examined: each stage with the ways out that were taken and how many of its rules were met. */
function Covered({ certificate, version }: { readonly certificate: Certificate; readonly version: VersionRow }) {
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
