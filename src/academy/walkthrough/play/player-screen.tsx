import { Button, Select } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Process } from '#engine/compile';
import { useBlueprint, useProcess, useVersions, type VersionRow, type WalkthroughRow } from '../../../storage/index.ts';
import { EmptyState, formatMoment, KeyHints, Kbd, useHotkeysSafe, usePageTitle } from '../../../ui/index.ts';
import { RecordAtWork } from '../../drill/record-at-work.tsx';
import { StoryPanel } from '../../drill/story-panel.tsx';
import { useWatched } from '../../programme/use-watched.ts';
import { useWalkthrough, useWording, type Wording } from '../use-walkthroughs.ts';
import { Differences } from './differences.tsx';
import { OwnHands } from './own-hands.tsx';
import { Controls, ProgressList } from './controls.tsx';
import { StepCard } from './step-card.tsx';
import { usePlayer } from './use-player.ts';
import { useSpace } from './use-space.ts';
import '../../academy.css';
import '../walkthrough.css';

/** Plays a walk-through on any version of its blueprint, tells where that differs, and gives the keyboard away whenever somebody wants it (B15). */
export function WalkthroughPlayer() {
  const { id = '' } = useParams();
  const row = useWalkthrough(id);
  const blueprint = useBlueprint(row?.blueprint ?? '');
  const versions = useVersions(row?.blueprint ?? '');
  const [search, setSearch] = useSearchParams();
  const setChosen = (version: string) => setSearch((now) => { now.set('version', version); return now; }, { replace: true });
  const asked = search.get('version');
  const versionId = versions?.find(({ id: version }) => version === asked)?.id ?? blueprint?.live ?? row?.versionId ?? '';
  const [own, on] = [useProcess(row?.versionId ?? ''), useProcess(versionId)];
  const [before, words] = [useWording(own), useWording(on)];
  usePageTitle(row?.name ?? 'Walk-through');
  if (row === null || (row && (own === null || on === null))) return <EmptyState title="There is no such walk-through" actions={<Button component={Link} to="/learn/walkthroughs">All walk-throughs</Button>}>It was deleted, or the version it was recorded on is not in this workspace.</EmptyState>;
  if (!row || blueprint === undefined || !own || on?.version.id !== versionId || !before || !words || !versions) return null;
  return <Playing key={`${row.id}/${on.version.id}`} row={row} own={own} on={on} before={before} words={words} versions={versions} live={blueprint?.live ?? null} onVersion={setChosen} />;
}

interface PlayingProps {
  readonly row: WalkthroughRow;
  readonly own: Process;
  readonly on: Process;
  readonly before: Wording;
  readonly words: Wording;
  readonly versions: readonly VersionRow[];
  readonly live: string | null;
  readonly onVersion: (version: string) => void;
}

function Playing({ row, own, on, before, words, versions, live, onVersion }: PlayingProps) {
  const player = usePlayer(row, own, on, words, before);
  const { work } = player;
  useWatched(row, on.version, player.own === null && player.at === player.frames.length - 1);
  useHotkeysSafe(player.own === null ? [['ArrowRight', () => player.goTo(player.at + 1)], ['ArrowLeft', () => player.goTo(player.at - 1)]] : []);
  useSpace(player.own === null ? player.toggle : null);
  return (
    <div className="aca-drill">
      <header className="aca-drill-head">
        <div><h1>{row.name}</h1><p><Link to="/learn/walkthroughs">Walk-throughs</Link> · {on.version.document.name}, recorded on v{row.number} · practice, nothing here is real</p></div>
        <div className="bt-actions">
          <b className="bt-numbers">{formatMoment(work.when.now, work.when)}</b>
          <Select size="xs" w={180} aria-label="Played on version" value={on.version.id} allowDeselect={false} data={versions.map(({ id, number }) => ({ value: id, label: `Played on v${number}${id === live ? ', in force' : ''}` }))} onChange={(value) => { if (value !== null) onVersion(value); }} />
          <Button variant="default" size="compact-md" component={Link} to={`/learn/walkthroughs/${row.id}/edit`} leftSection={<IconPencil size={15} aria-hidden />}>Edit</Button>
        </div>
      </header>
      <div className="aca-drill-body aca-walk-play">
        <aside className="aca-side" aria-label="Walk-through">
          {player.own === null ? <Controls player={player} /> : null}
          <ProgressList player={player} />
        </aside>
        <section className="aca-main" aria-label="The practice record" tabIndex={player.own === null ? 0 : -1}>
          {player.own === null ? <StepCard player={player} /> : <OwnHands player={player} own={player.own} />}
          <fieldset className="aca-walk-record" disabled={player.own === null} aria-label={player.own === null ? 'The record, for looking at' : 'The record, in your hands'}><RecordAtWork key={player.own === null ? player.at : 'own'} work={work} /></fieldset>
        </section>
        <aside className="aca-side" data-side="right" aria-label="What happened">
          <Differences player={player} />
          <StoryPanel work={work} />
        </aside>
      </div>
      {player.own === null ? <KeyHints><span><Kbd keys="Space" /> plays and pauses</span><span><Kbd keys="←" /> <Kbd keys="→" /> step by step</span></KeyHints> : null}
    </div>
  );
}
