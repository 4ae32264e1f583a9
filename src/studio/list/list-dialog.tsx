import './list.css';
import { Button, Group, Modal, Switch, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { newBlueprint, type Blueprint } from '#engine/blueprint';
import { drawStageList, readStageList, type DrawnStage, type LineMeaning, type StageList } from '#engine/exchange';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { ChannelTile, formatCount, ToneDot } from '../../ui/index.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { freshId } from '../studio-context.ts';
import { listSum } from './list-edit.ts';
import { lineState, lineWords } from './line-words.ts';

/** What somebody decided about a list. */
export interface ListWish {
  readonly list: StageList;
  /** The last stage leads to a new end "Won". */
  readonly close: boolean;
  readonly name: string;
}

export interface ListDialogProps {
  /** The text to begin with; null keeps the dialog closed. */
  readonly text: string | null;
  readonly onClose: () => void;
  readonly onAdd: (wish: ListWish) => void;
  /** Stages drawn already, to which the list may lead. */
  readonly drawn?: readonly DrawnStage[];
  /** For a new blueprint a name is asked, and the line is led to an end unless told otherwise. */
  readonly asNew?: boolean;
}

/** Reads a pasted list line by line, shows the drawing it makes, and says what could not be read, before anything is added. */
export function ListDialog({ text, onClose, ...rest }: ListDialogProps) {
  return (
    <Modal opened={text !== null} onClose={onClose} title={rest.asNew ? 'New blueprint from a list' : 'Add a list of steps'} size={1040} closeButtonProps={{ 'aria-label': 'Close' }}>
      {text !== null && <ListReader text={text} onClose={onClose} {...rest} />}
    </Modal>
  );
}

const none: readonly DrawnStage[] = [];

function ListReader({ text: first, onClose, onAdd, drawn = none, asNew = false }: ListDialogProps & { readonly text: string }) {
  const [text, setText] = useState(first);
  const [close, setClose] = useState(asNew);
  const [name, setName] = useState('');
  const settled = useDeferredValue(text);
  const list = useMemo(() => readStageList(settled, drawn), [settled, drawn]);
  const picture = useMemo(() => pictureOf(list, close), [list, close]);
  const wrong = list.lines.filter(({ meaning }) => lineState(meaning) !== 'read').length;
  const isEmpty = list.stages.length === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onAdd({ list, close, name: name.trim() || nameOf(list) });
      }}
    >
      {asNew && <TextInput label="Name of the blueprint" mb="sm" placeholder={nameOf(list)} value={name} onChange={(event) => setName(event.currentTarget.value)} />}
      <div className="bt-list-columns">
        <Textarea
          label="Your list" description="Lines at the margin are stages, lines below are activities, “Interested → Meeting” is a way out" classNames={{ input: 'bt-list-text' }} data-autofocus
          placeholder={example} value={text} onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit(); }}
        />
        <section aria-label="What was read" className="bt-list-read">
          <h3>{isEmpty ? 'Nothing to read yet' : listSum(list)}</h3>
          {wrong > 0 && <p className="bt-list-wrong"><IconAlertTriangle size={14} aria-hidden /> {formatCount(wrong, 'line')} to look at</p>}
          <ol className="bt-list-lines" aria-label="Lines" tabIndex={0}>{list.lines.map(({ line, text: words, meaning }) => <Line key={line} line={line} words={words} meaning={meaning} />)}</ol>
        </section>
      </div>
      {!isEmpty && <div className="bt-list-picture"><BlueprintThumbnail blueprint={picture} width={996} height={136} label={`The drawing: ${listSum(list)}`} /></div>}
      <Group justify="space-between" mt="md">
        <Switch label="Lead the last stage to an end “Won”" checked={close} onChange={(event) => setClose(event.currentTarget.checked)} />
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button type="submit" disabled={isEmpty}>{asNew ? 'Make the blueprint' : `Add ${formatCount(list.stages.length, 'stage')}`}</Button>
        </Group>
      </Group>
    </form>
  );
}

function Line({ line, words, meaning }: { line: number; words: string; meaning: LineMeaning }) {
  return (
    <li className="bt-list-line" data-state={lineState(meaning)} data-type={meaning.type} value={line}>
      <Mark meaning={meaning} />
      <span><span className="bt-list-meaning">{lineWords(meaning)}</span>{(meaning.type === 'unread' || lineState(meaning) === 'look') && <q>{words}</q>}</span>
    </li>
  );
}

function Mark({ meaning }: { meaning: LineMeaning }) {
  if (meaning.type === 'stage') return <StageTile kind={meaning.kind} result={meaning.result} size={20} />;
  if (meaning.type === 'activity') return <ChannelTile channel={meaning.channel} size={18} />;
  if (meaning.type === 'outcome') return <ToneDot tone={meaning.tone} />;
  return meaning.type === 'unread' ? <IconCircleX size={16} aria-hidden /> : <span className="bt-dot" aria-hidden />;
}

/** The first phase or stage gives the name, until somebody types one. */
function nameOf({ stages }: StageList): string {
  return stages[0]?.phase || (stages[0] ? `${stages[0].name} to ${stages.findLast(({ kind }) => kind !== 'end')?.name ?? stages[0].name}`.slice(0, 200) : 'New blueprint');
}

function pictureOf(list: StageList, close: boolean): Blueprint {
  const blank = newBlueprint({ id: freshId(), name: '', recordType: 'lead' });
  const { fragment, start } = drawStageList(list, { recordType: blank.recordType, phases: {}, close }, { next: freshId });
  const { stages, activities, outcomes, positions } = fragment;
  return { ...blank, start, stages, activities, outcomes, view: { ...blank.view, positions } };
}

const example = `1. Qualify
   - Call the lead
   - LinkedIn request (optional)
   - Interested → Meeting
   - Not interested → Lost
2. Meeting
   - Demo
   - If no answer after 5 days then Nurture
3. Proposal
   - Send contract
   - Limit: 2 weeks`;
