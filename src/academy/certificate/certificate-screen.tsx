import { Button } from '@mantine/core';
import { IconPrinter, IconSchool } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useBlueprint, useMe, usePeople, useTraining, useVersion, useVersions, type ProgrammeRow, type VersionRow } from '../../storage/index.ts';
import { EmptyState, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { staleSince } from '../programme/progress.ts';
import { certificateFor, type Certificate } from './certificate.ts';
import { Paper } from './paper.tsx';
import '../academy.css';

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
  return <Framed certificate={certificate} version={version} programme={programme} />;
}

function Framed({ certificate, version, programme }: { readonly certificate: Certificate; readonly version: VersionRow; readonly programme: ProgrammeRow | null }) {
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
      <Paper certificate={certificate} version={version} programme={programme} name={name} zone={me.zone} since={since} />
    </Page>
  );
}
