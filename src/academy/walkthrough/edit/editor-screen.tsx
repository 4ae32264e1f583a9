import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { Process } from '#engine/compile';
import { useProcess, type WalkthroughRow } from '../../../storage/index.ts';
import { Banner, EmptyState, formatMoment, useHotkeysSafe, usePageTitle } from '../../../ui/index.ts';
import { RecordAtWork } from '../../drill/record-at-work.tsx';
import { brokenIn } from '../edits.ts';
import { useWalkthrough, useWording, type Wording } from '../use-walkthroughs.ts';
import { SaidPanel } from './said-panel.tsx';
import { StepList } from './step-list.tsx';
import { useEditor } from './use-editor.ts';
import '../../academy.css';
import '../walkthrough.css';

/** Records a walk-through and edits it: what is done on the practice record becomes a step, what is said stands beside it (B15). */
export function WalkthroughEditor() {
  const { id = '' } = useParams();
  const row = useWalkthrough(id);
  const process = useProcess(row?.versionId ?? '');
  const wording = useWording(process);
  usePageTitle(row ? `Edit ${row.name}` : 'Walk-through');
  if (row === null || (row && process === null)) return <EmptyState title="There is no such walk-through" actions={<Button component={Link} to="/learn/walkthroughs">All walk-throughs</Button>}>It was deleted, or the version it was recorded on is not in this workspace.</EmptyState>;
  if (!row || !process || !wording) return null;
  return <Editing key={row.id} row={row} process={process} wording={wording} />;
}

function Editing({ row: kept, process, wording }: { readonly row: WalkthroughRow; readonly process: Process; readonly wording: Wording }) {
  const editor = useEditor(kept, process, wording);
  const { row, work, tried, undo, redo, alignment } = editor;
  useHotkeysSafe([['mod+Z', () => undo?.()], ['mod+shift+Z', () => redo?.()], ['mod+Y', () => redo?.()]]);
  const broken = brokenIn(alignment);
  return (
    <div className="aca-drill">
      <header className="aca-drill-head">
        <div className="aca-walk-title">
          <h1 className="bt-sr">Edit {row.name}</h1>
          <TextInput key={row.name} aria-label="Name of the walk-through" defaultValue={row.name} onBlur={({ currentTarget: { value } }) => { if (value.trim() !== '' && value.trim() !== row.name) editor.change({ ...row, name: value.trim() }); }} />
          <p><Link to="/learn/walkthroughs">Walk-throughs</Link> · {process.version.document.name} v{row.number} · practice, nothing here is real</p>
        </div>
        <div className="bt-actions">
          <b className="bt-numbers">{formatMoment(work.when.now, work.when)}</b>
          <ActionIcon variant="default" size="lg" aria-label="Undo" disabled={undo === null} onClick={() => undo?.()}><IconArrowBackUp size={17} /></ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label="Redo" disabled={redo === null} onClick={() => redo?.()}><IconArrowForwardUp size={17} /></ActionIcon>
          <Button component={Link} to={`/learn/walkthroughs/${row.id}`} disabled={row.steps.length === 0} leftSection={<IconPlayerPlay size={16} aria-hidden />}>Play it</Button>
        </div>
      </header>
      <div className="aca-drill-body">
        <aside className="aca-side" aria-label="Steps"><StepList editor={editor} broken={broken} /></aside>
        <section className="aca-main" aria-label="The practice record">
          {tried === null ? null : <Banner tone="time" title="Refused, so it is not in the walk-through." actions={<Button size="compact-sm" variant="default" onClick={editor.keepTry}>Keep the try, to show the rule</Button>}>Do what is missing, or show on purpose what happens.</Banner>}
          <RecordAtWork work={work} />
        </section>
        <aside className="aca-side" data-side="right" aria-label="What is said"><SaidPanel key={`${row.id}/${editor.at}/${row.steps[editor.at - 1]?.id ?? ''}`} editor={editor} /></aside>
      </div>
    </div>
  );
}
