import { Group, SegmentedControl, Switch, Input } from '@mantine/core';
import { usualApproval, usualHandOver, type Activity, type ApprovalRule, type HandOver } from '#engine/blueprint';
import { describeApproval, describeHandOver } from '../../ui/index.ts';
import { CountField } from '../fields/count-field.tsx';
import { Section } from '../fields/section.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { WaitField } from '../fields/wait-field.tsx';
import { RoleSelect } from '../rules/clause-editor.tsx';
import { useNames } from '../studio-context.ts';
import { AssigneeField } from './assignee-field.tsx';
import { useSetField } from './panel.tsx';

/** The baton pass: who takes over, until when, and what happens if nobody does (S82, S113). */
export function HandOverSection({ activity }: { activity: Activity }) {
  const names = useNames();
  const set = useSetField();
  const rule = activity.handOver;
  const put = (part: Partial<HandOver>) => set(['activities', activity.id, 'handOver'], { ...(rule ?? usualHandOver), ...part }, `handOver:${activity.id}`);
  return (
    <Section title="Hand-over" open sentence={rule ? describeHandOver(rule, names) : 'Nobody has to accept it'}>
      <p className="bt-rule-sentence" data-empty={rule === undefined || undefined}>{rule ? describeHandOver(rule, names) : 'Done with one click; nobody has to accept it.'}</p>
      <Switch label="Somebody accepts it" checked={rule !== undefined} onChange={(event) => (event.currentTarget.checked ? put({}) : set(['activities', activity.id, 'handOver'], undefined))} />
      {rule && (
        <>
          <AssigneeField label="Handed over to" value={rule.to} onChange={(to) => put({ to })} />
          <WaitField label="To be accepted within" value={rule.deadline} onChange={(deadline) => put({ deadline })} />
          <Input.Wrapper label="If nobody accepts it by then" labelElement="div">
            <SegmentedControl fullWidth size="xs" aria-label="If nobody accepts it by then" data={[{ value: 'remind', label: 'Remind' }, { value: 'return', label: 'Goes back' }]} value={rule.late} onChange={(late) => put({ late })} />
          </Input.Wrapper>
          <SwitchField label="Warm transfer" description="Both are on the line; the other has it at once." checked={rule.warm} onChange={(warm) => put({ warm })} />
          <p className="bt-quiet">The fields under “Fields to fill” are what the sender must fill in first.</p>
        </>
      )}
    </Section>
  );
}

/** Who must agree before an approval is done (S9). */
export function ApprovalSection({ activity }: { activity: Activity }) {
  const names = useNames();
  const set = useSetField();
  const rule = activity.approval;
  const put = (part: Partial<ApprovalRule>) => set(['activities', activity.id, 'approval'], { ...(rule ?? usualApproval), ...part }, `approval:${activity.id}`);
  return (
    <Section title="Approval" open sentence={rule ? describeApproval(rule, names) : 'Nobody is asked'}>
      <p className="bt-rule-sentence" data-empty={rule === undefined || undefined}>{rule ? describeApproval(rule, names) : 'Whoever does it ticks it off; nobody is asked.'}</p>
      <Switch label="Somebody must agree" checked={rule !== undefined} onChange={(event) => (event.currentTarget.checked ? put({}) : set(['activities', activity.id, 'approval'], undefined))} />
      {rule && <RoleSelect label="Approved by" value={rule.role} onChange={(role) => put({ role })} />}
      {rule && (
        <Group grow align="flex-end">
          <CountField label="People a level" min={1} max={20} value={rule.quorum} onChange={(quorum) => put({ quorum })} />
          <CountField label="Levels" min={1} max={5} value={rule.levels} onChange={(levels) => put({ levels })} />
        </Group>
      )}
    </Section>
  );
}
