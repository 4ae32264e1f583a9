import { Select } from '@mantine/core';
import { endResults, stagesOf, type Clause, type EndResult } from '#engine/blueprint';
import { useDraft, useStudio } from '../studio-context.ts';

type OtherRunClause = Extract<Clause, { type: 'otherRun' }>;
const endWords: Readonly<Record<EndResult, string>> = { won: 'ended as won', lost: 'ended as lost', nurture: 'ended as nurture', recycle: 'ended as recycle', closed: 'ended as closed' };

/** A choice among the blueprints of the workspace; the drawing's own comes last, one that is gone stays shown. */
export function BlueprintSelect({ label, value, onChange }: { label: string; value: string; onChange: (blueprint: string) => void }) {
  const draft = useDraft();
  const { blueprints } = useStudio();
  const known = [...blueprints.map(({ id, name }) => ({ value: id, label: name })), { value: draft.id, label: `${draft.name || 'This blueprint'} (this one)` }];
  const data = known.some((each) => each.value === value) ? known : [...known, { value, label: 'A blueprint that is not here' }];
  return <Select label={label} searchable data={data} value={value} allowDeselect={false} onChange={(blueprint) => blueprint && onChange(blueprint)} />;
}

/** What another run must have come to: it exists, it reached a stage, or it ended so (domain.md section 3). */
export function OtherRunEditor({ clause, onChange }: { clause: OtherRunClause; onChange: (clause: Clause) => void }) {
  const stages = useStagesOf(clause.blueprint);
  const { type, blueprint, on } = clause;
  const target = clause.reached !== undefined ? `reached:${clause.reached}` : clause.ended !== undefined ? `ended:${clause.ended}` : 'any';
  const data = [
    { group: 'The run', items: [{ value: 'any', label: 'has started' }, ...endResults.map((result) => ({ value: `ended:${result}`, label: endWords[result] }))] },
    { group: 'It reached', items: [...stages.map(({ id, name }) => ({ value: `reached:${id}`, label: name })), ...(clause.reached !== undefined && !stages.some(({ id }) => id === clause.reached) ? [{ value: target, label: 'a stage that is not here' }] : [])] },
  ].filter(({ items }) => items.length > 0);
  const setTarget = (next: string) => {
    const [kind, what] = next.split(':');
    const ended = endResults.find((result) => result === what);
    if (kind === 'reached' && what) onChange({ type, blueprint, on, reached: what });
    else onChange({ type, blueprint, on, ...(kind === 'ended' && ended ? { ended } : {}) });
  };
  return (
    <>
      <BlueprintSelect label="Run of" value={blueprint} onChange={(next) => onChange({ type, blueprint: next, on, ...(clause.ended === undefined ? {} : { ended: clause.ended }) })} />
      <Select label="On" data={[{ value: 'sameRecord', label: 'the same record' }, { value: 'linkedRecord', label: 'a linked record' }]} value={on} allowDeselect={false} onChange={(next) => next && onChange({ ...clause, on: next })} />
      <Select label="Must have come so far" searchable data={data} value={target} allowDeselect={false} onChange={(next) => next && setTarget(next)} />
    </>
  );
}

function useStagesOf(blueprint: string): readonly { readonly id: string; readonly name: string }[] {
  const draft = useDraft();
  const { blueprints } = useStudio();
  return blueprint === draft.id ? stagesOf(draft).map(({ id, name }) => ({ id, name: name || 'Stage without a name' })) : blueprints.find(({ id }) => id === blueprint)?.stages ?? [];
}
