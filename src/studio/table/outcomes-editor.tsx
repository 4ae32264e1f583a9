import './table.css';
import { ActionIcon, Menu, TextInput, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { stagesOf, type Outcome, type Stage, type Tone } from '#engine/blueprint';
import { readOutcomePhrase } from '#engine/exchange';
import { announce, describeEditRefusal, notifyProblem, ToneDot } from '../../ui/index.ts';
import { createBatch } from '../draft/batch.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CreatableSelect } from '../fields/creatable-select.tsx';
import { useMake } from '../inspector/panel.tsx';
import { useDraft, useEdit, useNames, useStudio } from '../studio-context.ts';
import { addWay, drawTarget } from './cell-edits.ts';
import { ownWays } from './columns.ts';

const tones: readonly { readonly tone: Tone; readonly label: string }[] = [
  { tone: 'positive', label: 'Good' }, { tone: 'negative', label: 'Bad' }, { tone: 'neutral', label: 'Neutral' }, { tone: 'time', label: 'Time' },
];

/** The ways out of a stage, each with where it leads: pick a stage, or type a new name and it is drawn. */
export function OutcomesEditor({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const names = useNames();
  const { store, newId, people, roles } = useStudio();
  const [words, setWords] = useState('');
  const ways = ownWays(draft, stage.id);
  const add = () => {
    if (words.trim() === '') return;
    const batch = createBatch(store.getState().draft);
    addWay(batch, stage.id, { phrase: readOutcomePhrase(words.trim()), order: ways.length }, { newId, people, roles });
    const edit = batch.done(`Add an outcome to ${stage.name}`);
    const refusal = batch.refusals[0] ?? (edit && store.actions.edit(edit));
    if (refusal) {
      notifyProblem(describeEditRefusal(refusal, names));
      return;
    }
    setWords('');
    announce(`Outcome added to ${stage.name}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  if (stage.kind === 'end') return <p className="bt-quiet">An end has no ways out.</p>;
  return (
    <div className="bt-cell-editor">
      <ul aria-label={`Outcomes of ${stage.name}`}>{ways.map((way) => <WayRow key={way.id} way={way} />)}</ul>
      <TextInput aria-label="Add an outcome" placeholder="“Interested → Meeting” and Enter" value={words} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} onKeyDown={onKeyDown} />
    </div>
  );
}

function WayRow({ way }: { way: Outcome }) {
  const edit = useEdit();
  const make = useMake();
  const name = way.name || 'Outcome without a name';
  return (
    <li className="bt-cell-editor-row">
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target><UnstyledButton className="bt-tone-button" aria-label={`Tone of ${name}: ${tones.find(({ tone }) => tone === way.tone)?.label ?? ''}`}><ToneDot tone={way.tone} size={10} /></UnstyledButton></Menu.Target>
        <Menu.Dropdown>{tones.map(({ tone, label }) => <Menu.Item key={tone} leftSection={<ToneDot tone={tone} />} onClick={() => make({ type: 'setField', path: ['outcomes', way.id, 'tone'], value: tone })}>{label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <CommittedText label={`Name of ${name}`} hideLabel required value={way.name} onCommit={(value) => edit({ type: 'setField', path: ['outcomes', way.id, 'name'], value })} />
      <TargetSelect way={way} />
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={() => make({ type: 'deleteOutcomes', outcomes: [way.id] })}><IconTrash size={14} aria-hidden /></ActionIcon>
    </li>
  );
}

/** Where a way out leads: a stage of the drawing, nowhere yet, or a new stage by its name. */
export function TargetSelect({ way, onDone }: { way: Outcome; onDone?: () => void }) {
  const draft = useDraft();
  const names = useNames();
  const make = useMake();
  const { store, newId } = useStudio();
  const data = [{ value: '', label: 'Nowhere yet' }, ...stagesOf(draft).map((stage) => ({ value: stage.id, label: stage.name || 'Stage without a name' }))];
  const pick = (to: string) => {
    if (to === '') make({ type: 'disconnect', outcome: way.id });
    else lead(to);
    onDone?.();
  };
  const lead = (to: string) => {
    const isRetry = way.from.type === 'stage' && way.from.stage === to && !way.limit;
    const retry = { type: 'setField', path: ['outcomes', way.id, 'limit'], value: { times: 3, window: 'visit', then: null } } as const;
    const connect = { type: 'connect', outcome: way.id, to } as const;
    if (make(isRetry ? { type: 'several', name: `Retry ${way.name}`, edits: [retry, connect] } : connect)) announce(`${way.name} leads to ${names.stage(to)}`);
  };
  const create = (words: string) => {
    const batch = createBatch(store.getState().draft);
    const id = drawTarget(batch, words, way.id, { newId });
    if (id !== null) batch.add({ type: 'connect', outcome: way.id, to: id });
    const edit = batch.done(`Add ${words} after ${way.name}`);
    const refusal = batch.refusals[0] ?? (edit && store.actions.edit(edit));
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else announce(`${words} added; ${way.name} leads there`);
    onDone?.();
  };
  return <CreatableSelect label={`Where ${way.name || 'it'} leads`} hideLabel what="stage" data={data} value={way.to ?? ''} onPick={pick} onCreate={create} />;
}
