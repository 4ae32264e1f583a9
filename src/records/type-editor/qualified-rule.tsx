import { useState } from 'react';
import { Button } from '@mantine/core';
import { canonicalJson } from '#engine/kernel';
import type { Condition } from '#engine/blueprint';
import type { RecordTypeRow } from '../../storage/index.ts';
import { createNames, describeCondition, SectionLabel } from '../../ui/index.ts';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { conditionOf, groupOf } from '../conditions/condition-tree.ts';
import type { KeepType } from './use-type-editor.ts';

/** Which records of the type reps may own and see (S106); without a rule, all of them. */
export function QualifiedRule({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const [editing, setEditing] = useState<ReturnType<typeof groupOf> | null>(null);
  const written = editing === null ? null : conditionOf(editing);
  const set = (qualified: Condition | undefined, message: string) => {
    const { qualified: _former, ...rest } = type;
    keep(qualified === undefined ? rest : { ...rest, qualified }, message);
    setEditing(null);
  };
  const same = written !== null && type.qualified !== undefined && canonicalJson(written) === canonicalJson(type.qualified);
  return (
    <section className="bt-card bt-types-part" aria-label={`Which ${type.plural.toLowerCase()} reps see`}>
      <SectionLabel>Reps see a record when</SectionLabel>
      {editing === null ? (
        <>
          <p>{type.qualified === undefined ? `Always: every one of the ${type.plural.toLowerCase()} may be given to a rep.` : describeCondition(type.qualified, createNames({ recordType: type }))}</p>
          <div className="bt-actions">
            <Button variant="default" size="compact-md" onClick={() => setEditing(groupOf(type.qualified ?? null))}>{type.qualified === undefined ? 'Set a rule' : 'Change the rule'}</Button>
            {type.qualified === undefined ? null : <Button variant="subtle" color="gray" size="compact-md" onClick={() => set(undefined, `Reps see all ${type.plural.toLowerCase()} now.`)}>Remove it</Button>}
          </div>
        </>
      ) : (
        <>
          <ConditionEditor type={type} label="Reps see a record when" group={editing} onChange={setEditing} />
          <p className="bt-note-text">Until then it is for qualifiers and managers, and giving it to a rep is refused.</p>
          <div className="bt-actions">
            <Button size="compact-md" disabled={written === null || same} onClick={() => set(written ?? undefined, 'The rule for reps is kept.')}>Keep the rule</Button>
            <Button variant="default" size="compact-md" onClick={() => setEditing(null)}>Cancel</Button>
          </div>
        </>
      )}
    </section>
  );
}
