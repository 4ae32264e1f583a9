import { MultiSelect, Select } from '@mantine/core';
import { stagesOf, type Outcome, type StageId } from '#engine/blueprint';
import { withRoom } from '../../canvas/index.ts';
import { describeFrom } from '../../ui/index.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { useMake, useSetField } from './panel.tsx';

/** From which stages an outcome leads out: its own, listed ones, or all a record stays in (a common outcome). */
export function FromField({ outcome }: { outcome: Outcome }) {
  const draft = useDraft();
  const names = useNames();
  const set = useSetField();
  const make = useMake();
  const { from } = outcome;
  const stages = stagesOf(draft).filter(({ kind }) => kind !== 'end').map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  const path = ['outcomes', outcome.id, 'from'] as const;
  const put = (next: Outcome['from']) => set(path, next);
  const known: readonly StageId[] = from.type === 'stage' ? [from.stage] : from.type === 'stages' ? from.stages : stages.slice(0, 1).map(({ value }) => value);
  const [first] = known;
  const setType = (type: string | null) => {
    if (type === 'all') put({ type });
    if (type === 'stage' && first) put({ type, stage: first });
    if (type === 'stages' && first) put({ type, stages: [...known] });
  };
  return (
    <>
      <Select label="Leads out of" data={[{ value: 'stage', label: 'One stage' }, { value: 'stages', label: 'Several stages' }, { value: 'all', label: 'Every stage' }]} value={from.type} allowDeselect={false} onChange={setType} />
      {from.type === 'stage' && <Select label="Which stage" searchable data={stages} value={from.stage} allowDeselect={false} onChange={(stage) => stage && make(withRoom(draft, { type: 'setField', path, value: { type: 'stage', stage } }, stage))} />}
      {from.type === 'stages' && <MultiSelect label="Which stages" searchable data={stages} value={[...from.stages]} onChange={(next) => next.length > 0 && put({ type: 'stages', stages: next })} />}
      {from.type !== 'stage' && <p className="bt-rule-sentence">{describeFrom(from, names)}</p>}
    </>
  );
}
