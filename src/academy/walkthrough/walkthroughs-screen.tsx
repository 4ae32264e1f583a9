import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconMicrophone, IconPencil, IconPlayerPlay, IconPlayerRecord, IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { dropTraining, keepTraining, readSound, useBlueprints, useMe, usePeople, useVersions, type BlueprintRow, type WalkthroughRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDate, notifyDone, notifyProblem, Page, PageHeader, SectionLabel, StatusPill, usePageTitle } from '../../ui/index.ts';
import { soundsOf } from './edit/use-editor.ts';
import { useWalkthroughs } from './use-walkthroughs.ts';
import '../academy.css';
import './walkthrough.css';

/** Every recorded walk-through, by blueprint: to play, to edit, and to record another. */
export function WalkthroughsScreen() {
  const rows = useWalkthroughs();
  const blueprints = useBlueprints();
  usePageTitle('Walk-throughs');
  if (!rows || !blueprints) return null;
  const shown = blueprints.filter(({ id }) => rows.some(({ blueprint }) => blueprint === id)).sort((a, b) => a.draft.name.localeCompare(b.draft.name));
  const orphans = rows.filter(({ blueprint }) => !blueprints.some(({ id }) => id === blueprint));
  return (
    <Page>
      <PageHeader title="Walk-throughs" note="Somebody does the work on a practice record and says what they do. Played on any version, told where it differs." actions={<Button component={Link} to="/learn/walkthroughs/new" leftSection={<IconPlayerRecord size={16} aria-hidden />}>Record a walk-through</Button>} />
      {rows.length === 0 ? <EmptyState icon={<IconPlayerPlay size={22} />} title="No walk-through yet" actions={<Button component={Link} to="/learn/walkthroughs/new">Record the first</Button>}>Show a new hire how it is done before they try it: one run, with what you would say beside them.</EmptyState> : null}
      {shown.map((blueprint) => (
        <section key={blueprint.id} aria-label={blueprint.draft.name}>
          <SectionLabel count={rows.filter((row) => row.blueprint === blueprint.id).length}>{blueprint.draft.name}</SectionLabel>
          <ul className="aca-walks">{rows.filter((row) => row.blueprint === blueprint.id).map((row) => <Walk key={row.id} row={row} blueprint={blueprint} />)}</ul>
        </section>
      ))}
      {orphans.length === 0 ? null : (
        <section aria-label="Of deleted blueprints">
          <SectionLabel count={orphans.length}>Of deleted blueprints</SectionLabel>
          <ul className="aca-walks">{orphans.map((row) => <Walk key={row.id} row={row} blueprint={null} />)}</ul>
        </section>
      )}
    </Page>
  );
}

function Walk({ row, blueprint }: { readonly row: WalkthroughRow; readonly blueprint: BlueprintRow | null }) {
  const people = usePeople();
  const me = useMe();
  const live = useVersions(row.blueprint)?.find(({ id }) => id === blueprint?.live);
  const by = people.find(({ id }) => id === row.by)?.name ?? 'Somebody';
  const sounds = soundsOf(row).length;
  return (
    <li className="bt-card aca-walk-row">
      <div>
        <h3>{blueprint === null || row.steps.length === 0 ? row.name : <Link to={`/learn/walkthroughs/${row.id}`}>{row.name}</Link>}</h3>
        <p>{formatCount(row.steps.length, 'step')} · {by}, {formatDate(row.at, me?.zone ?? 'UTC')}{sounds === 0 ? null : <> · <IconMicrophone size={13} role="img" aria-label="Spoken" /> {formatCount(sounds, 'recording')}</>}</p>
      </div>
      {live === undefined || live.id === row.versionId || live.hash === row.version ? <StatusPill>v{row.number}</StatusPill> : <StatusPill tone="time" dot>Recorded on v{row.number}, v{live.number} is in force</StatusPill>}
      <div className="bt-actions">
        {blueprint === null ? null : row.steps.length === 0 ? <Button size="compact-md" component={Link} to={`/learn/walkthroughs/${row.id}/edit`}>Go on recording</Button> : <Button size="compact-md" variant="light" component={Link} to={`/learn/walkthroughs/${row.id}`} leftSection={<IconPlayerPlay size={15} aria-hidden />}>Play</Button>}
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${row.name}`}><IconDots size={17} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {blueprint === null ? null : <Menu.Item component={Link} to={`/learn/walkthroughs/${row.id}/edit`} leftSection={<IconPencil size={15} />}>Edit</Menu.Item>}
            <Menu.Item color="negative" leftSection={<IconTrash size={15} />} onClick={() => void forget(row)}>Delete</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

/** Deletes a walk-through with what was spoken; both come back with Undo. */
async function forget(row: WalkthroughRow): Promise<void> {
  try {
    const sounds = (await Promise.all(soundsOf(row).map(readSound))).flatMap((sound) => sound ?? []);
    await dropTraining('walkthroughs', row.id);
    const restore = async () => {
      await keepTraining('walkthroughs', row);
      for (const sound of sounds) await keepTraining('sounds', sound);
    };
    notifyDone({ message: `“${row.name}” was deleted.`, undo: () => void restore().catch(() => notifyProblem('It could not be brought back.')) });
  } catch (problem) {
    notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not deleted');
  }
}
