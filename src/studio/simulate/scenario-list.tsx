import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconPencil, IconPlayerPlay, IconTrash, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { inOrder } from '#engine/kernel';
import { scenarioFrom, walkScenarios, type ScenarioReport } from '#engine/rehearsal';
import type { Edit } from '#engine/blueprint';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { useDraft, useStudio } from '../studio-context.ts';
import { begin } from './simulate-store.ts';
import { useSim } from './use-simulator.ts';

/** Saved walks that must stay true: kept from here, walked again on every check. */
export function ScenarioList() {
  const draft = useDraft();
  const reports = useMemo(() => walkScenarios(draft), [draft]);
  const [allSaid, setAllSaid] = useState<string | null>(null);
  const held = reports.filter(({ holds }) => holds).length;
  const runAll = () => {
    const words = held === reports.length ? (held === 1 ? 'The scenario came out as expected.' : `All ${held} scenarios came out as expected.`) : `${held} of ${formatCount(reports.length, 'scenario')} came out as expected.`;
    setAllSaid(words);
    announce(words);
  };
  return (
    <>
      <div className="sim-scenario-head">
        <SaveScenario />
        {reports.length > 0 && <Group gap={8}>{allSaid !== null && <span className="bt-quiet" role="status">{allSaid}</span>}<Button size="compact-sm" variant="default" onClick={runAll}>Run all</Button></Group>}
      </div>
      {reports.length === 0 && <p className="bt-quiet">A scenario is a walk that must stay true. It is walked again on every check, and shows among the findings when it comes out differently.</p>}
      <ul className="sim-paths" aria-label="Scenarios">{reports.map((report) => <ScenarioRow key={report.scenario.id} report={report} />)}</ul>
    </>
  );
}

/** Makes a change of the draft that can be taken back, and says so. */
function useChange() {
  const { store } = useStudio();
  const { names } = useSim();
  return (edit: Edit, done: string): boolean => {
    const refusal = store.actions.edit(edit);
    if (refusal) notifyProblem(describeEditRefusal(refusal, names));
    else notifyDone({ message: done, undo: () => void store.actions.undo() });
    return refusal === null;
  };
}

function SaveScenario() {
  const draft = useDraft();
  const { newId } = useStudio();
  const { walk } = useSim();
  const change = useChange();
  const [name, setName] = useState('');
  if (walk === null) return null;
  const save = () => {
    const scenarios = draft.scenarios ?? {};
    const order = Math.max(-1, ...inOrder(scenarios).map((one) => one.order)) + 1;
    const scenario = scenarioFrom(walk, { id: newId(), name: name.trim() === '' ? `Scenario ${order + 1}` : name.trim(), order });
    if (change({ type: 'setField', path: ['scenarios'], value: { ...scenarios, [scenario.id]: scenario } }, `Scenario “${scenario.name}” saved`)) setName('');
  };
  return (
    <form className="sim-save" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <TextInput size="xs" aria-label="Name of the scenario" placeholder="Name this walk" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button size="compact-sm" type="submit">Save as scenario</Button>
    </form>
  );
}

function ScenarioRow({ report }: { report: ScenarioReport }) {
  const { scenario, holds, broken } = report;
  const [isNaming, setNaming] = useState(false);
  const change = useChange();
  const play = usePlayScenario();
  const name = scenario.name || 'Scenario without a name';
  const rename = (next: string) => {
    setNaming(false);
    if (next.trim() !== '' && next.trim() !== scenario.name) change({ type: 'setField', path: ['scenarios', scenario.id, 'name'], value: next.trim() }, `Scenario “${next.trim()}” renamed`);
  };
  return (
    <li className="sim-path">
      {holds
        ? <span className="bt-state-mark" data-mark="done" role="img" aria-label="Comes out as expected"><IconCheck size={12} stroke={3} /></span>
        : <span className="bt-state-mark sim-broken" role="img" aria-label="Comes out differently"><IconX size={12} stroke={3} /></span>}
      {isNaming
        ? <input className="sim-rename" aria-label={`Name of ${name}`} defaultValue={scenario.name} ref={focusFirst} onBlur={(event) => rename(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Enter') event.currentTarget.blur(); if (event.key === 'Escape') { event.stopPropagation(); setNaming(false); } }} />
        : <span className="sim-path-words"><b>{name}</b><span>{formatCount(scenario.steps.length, 'step')}{broken === null ? ', comes out as expected' : broken.step === 0 ? ', breaks when the record comes in' : `, breaks at step ${broken.step}`}</span></span>}
      <Button size="compact-xs" variant="light" leftSection={<IconPlayerPlay size={12} aria-hidden />} aria-label={`Play ${name}`} onClick={() => play(report)}>Play</Button>
      <Tooltip label="Rename"><ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Rename ${name}`} onClick={() => setNaming(true)}><IconPencil size={14} aria-hidden /></ActionIcon></Tooltip>
      <Tooltip label="Delete"><ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={() => change({ type: 'setField', path: ['scenarios', scenario.id], value: undefined }, `Scenario “${name}” deleted`)}><IconTrash size={14} aria-hidden /></ActionIcon></Tooltip>
    </li>
  );
}

const focusFirst = (field: HTMLInputElement | null) => field?.focus();

/** Puts a scenario's walk on the table: to its end, or up to the step that broke. */
function usePlayScenario(): (report: ScenarioReport) => void {
  const draft = useDraft();
  return ({ scenario, walk, broken }) => {
    if (walk === null) return;
    const { record, startsAt, from } = scenario;
    const shown = broken === null ? walk : { ...walk, position: Math.max(0, broken.rows - 1) };
    const words = broken === null ? `“${scenario.name}” came out as expected.` : broken.step === 0 ? `“${scenario.name}” breaks when the record comes in.` : `“${scenario.name}” breaks at step ${broken.step} of ${scenario.steps.length}: this is where.`;
    begin(draft, shown, { record, source: 'invented', at: startsAt, placed: from ?? null }, words);
  };
}
