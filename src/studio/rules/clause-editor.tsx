import { lazy, Suspense } from 'react';
import { Group, Loader, Select } from '@mantine/core';
import { activitiesIn, type Clause, type Condition, type StageId } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { useDraft, useStudio } from '../studio-context.ts';
import { countTargets, countWindows, resultsFor, targetOf, withTarget } from './clause-kinds.ts';
import { ComparisonEditor } from './comparison-editor.tsx';
import { OtherRunEditor } from './other-run-editor.tsx';

const ConditionTree = lazy(() => import('./condition-tree.tsx').then((module) => ({ default: module.ConditionTree })));

type CountClause = Extract<Clause, { type: 'count' }>;

export interface ClauseEditorProps {
  readonly clause: Clause;
  readonly onChange: (clause: Clause) => void;
  readonly stage: StageId | undefined;
}

/** The parts of one clause, of any kind (domain.md section 3). */
export function ClauseEditor({ clause, onChange, stage }: ClauseEditorProps) {
  switch (clause.type) {
    case 'count':
      return <CountEditor clause={clause} onChange={onChange} stage={stage} />;
    case 'field':
      return <InnerCondition condition={clause.condition} onChange={(condition) => onChange({ ...clause, condition })} />;
    case 'validation':
      return (
        <>
          <InnerCondition condition={clause.condition} onChange={(condition) => onChange({ ...clause, condition })} />
          <CommittedText label="What the rep reads when it fails" required value={clause.message} onCommit={(message) => { onChange({ ...clause, message }); return null; }} />
        </>
      );
    case 'checklist':
      return <ChecklistEditor clause={clause} onChange={onChange} stage={stage} />;
    case 'minimumTime':
      return <WaitField label="At least" value={clause.wait} onChange={(wait) => onChange({ ...clause, wait })} />;
    case 'role':
      return <RoleSelect label="Role" value={clause.role} onChange={(role) => onChange({ ...clause, role })} />;
    case 'approval':
      return <ApprovalEditor clause={clause} onChange={onChange} />;
    case 'otherRun':
      return <OtherRunEditor clause={clause} onChange={onChange} />;
    case 'rhythm':
      return <p className="bt-quiet">Open only while the rhythm of this blueprint lets the customer be touched: days, hours, gaps and limits.</p>;
    case 'requiredActivities':
      return null;
  }
}

function ApprovalEditor({ clause, onChange }: { clause: Extract<Clause, { type: 'approval' }>; onChange: (clause: Clause) => void }) {
  return (
    <>
      <RoleSelect label="Approved by" value={clause.role} onChange={(role) => onChange({ ...clause, role })} />
      <Group grow>
        <CountField label="People a level" min={1} max={20} value={clause.quorum} onChange={(quorum) => onChange({ ...clause, quorum })} />
        <CountField label="Levels" min={1} max={5} value={clause.levels} onChange={(levels) => onChange({ ...clause, levels })} />
      </Group>
      <p className="bt-quiet">Nobody approves their own work.</p>
    </>
  );
}

function CountEditor({ clause, onChange, stage }: { clause: CountClause; onChange: (clause: Clause) => void; stage: StageId | undefined }) {
  const draft = useDraft();
  const { people } = useStudio();
  const { of, within } = clause;
  const results = resultsFor(of, draft);
  const known = of.result === undefined || results.some(({ value }) => value === of.result) ? results : [...results, { value: of.result, label: sayKey(of.result) }];
  const person = [{ value: '', label: 'by anybody' }, { value: 'owner', label: "by the record's owner" }, ...people.map(({ id, name }) => ({ value: id, label: `by ${name}` }))];
  return (
    <div className="bt-rule-line">
      <Select aria-label="How it is counted" className="bt-rule-half" data={[{ value: 'atLeast', label: 'At least' }, { value: 'atMost', label: 'At most' }, { value: 'exactly', label: 'Exactly' }]} value={clause.compare} allowDeselect={false} onChange={(compare) => compare && onChange({ ...clause, compare })} />
      <div className="bt-rule-quarter"><CountField label="How many" hideLabel value={clause.times} onChange={(times) => onChange({ ...clause, times })} /></div>
      <Select aria-label="What is counted" searchable data={countTargets(draft, stage)} value={targetOf(of)} allowDeselect={false} onChange={(target) => target && onChange({ ...clause, of: withTarget(of, target, draft) })} />
      <Select aria-label="With which result" data={[{ value: '', label: 'with any result' }, ...known.map(({ value, label }) => ({ value, label: `ended “${label}”` }))]} value={of.result ?? ''} allowDeselect={false} onChange={(result) => onChange({ ...clause, of: { ...withoutKey(of, 'result'), ...(result ? { result } : {}) } })} />
      <Select aria-label="Done by" searchable data={person} value={of.person ?? ''} allowDeselect={false} onChange={(who) => onChange({ ...clause, of: { ...withoutKey(of, 'person'), ...(who ? { person: who } : {}) } })} />
      <Select aria-label="Over which stretch" data={countWindows} value={within.type} allowDeselect={false} onChange={(type) => type && onChange({ ...clause, within: type === 'days' ? { type, days: 30 } : { type } })} />
      {within.type === 'days' && <CountField label="Days" min={1} max={400} value={within.days} onChange={(days) => onChange({ ...clause, within: { type: 'days', days } })} />}
    </div>
  );
}

function withoutKey<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

function InnerCondition({ condition, onChange }: { condition: Condition; onChange: (condition: Condition) => void }) {
  if (condition.type === 'compare') return <ComparisonEditor value={condition} onChange={onChange} />;
  return <Suspense fallback={<Loader size="xs" />}><ConditionTree label="What the fields must say" condition={condition} onChange={(next) => next && onChange(next)} /></Suspense>;
}

function ChecklistEditor({ clause, onChange, stage }: { clause: Extract<Clause, { type: 'checklist' }>; onChange: (clause: Clause) => void; stage: StageId | undefined }) {
  const draft = useDraft();
  const here = stage ? activitiesIn(draft, stage).map(({ id }) => id) : Object.keys(draft.activities);
  const listed = [...new Set([...here.filter((id) => Object.keys(draft.activities[id]?.checklist ?? {}).length > 0), ...(clause.activity ? [clause.activity] : [])])];
  const data = [{ value: '', label: 'Every checklist of this stage' }, ...listed.map((id) => ({ value: id, label: draft.activities[id]?.name ?? 'Activity without a name' }))];
  return <Select aria-label="Which checklist" data={data} value={clause.activity ?? ''} allowDeselect={false} onChange={(activity) => onChange({ type: 'checklist', ...(activity ? { activity } : {}) })} />;
}

/** A choice among the roles people hold; a role nobody holds stays choosable when the drawing names it. */
export function RoleSelect({ label, value, onChange }: { label: string; value: string; onChange: (role: string) => void }) {
  const { roles } = useStudio();
  const data = roles.some((role) => role.value === value) ? [...roles] : [...roles, { value, label: `${sayKey(value)} (nobody holds it)` }];
  return <Select label={label} data={data} value={value} allowDeselect={false} onChange={(role) => role && onChange(role)} />;
}
