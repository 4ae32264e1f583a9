import { Select, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { stagesOf, type Blueprint } from '#engine/blueprint';
import { mayStandIn, type MovePlan } from '#engine/run';
import type { MoveReport, StageMoves } from '../../storage/index.ts';
import { formatCount, formatNumber, StatusPill } from '../../ui/index.ts';
import { RecordNames } from './blocked-list.tsx';

const held = 'held';

/** Stage by stage: how many stand there and who, where they go, how many are held or newly blocked (B3). */
export function MoveTable({ report, plan, onPlan, to }: { readonly report: MoveReport; readonly plan: MovePlan; readonly onPlan: (plan: MovePlan) => void; readonly to: Blueprint }) {
  const [open, setOpen] = useState<string | null>(null);
  const places = stagesOf(to).filter(mayStandIn).map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  return (
    <table className="bt-move-table">
      <thead><tr><th scope="col">Stage</th><th scope="col" className="bt-numbers">Records</th><th scope="col">Go to</th><th scope="col">Verdict</th></tr></thead>
      <tbody>
        {report.stages.map((row) => (
          <Fragment key={row.stage}>
            <tr>
              <th scope="row">{row.name || 'Stage without a name'}{!row.isThere && <span className="bt-quiet"> gone</span>}</th>
              <td className="bt-numbers">
                <UnstyledButton className="bt-move-who" aria-expanded={open === row.stage} aria-label={`${formatCount(row.records, 'record')} in ${row.name || 'a stage without a name'}`} onClick={() => setOpen(open === row.stage ? null : row.stage)}>
                  <IconChevronRight size={12} aria-hidden className="bt-fold-chevron" data-open={open === row.stage || undefined} />{formatNumber(row.records)}
                </UnstyledButton>
              </td>
              <td>
                <Select
                  size="xs" aria-label={`Where records of ${row.name} go`} allowDeselect={false} searchable placeholder={plan.back ? 'Where they came from' : 'Choose where'} error={toOf(row, plan) === undefined && plan.back !== true}
                  value={valueOf(toOf(row, plan))} data={[...places, { value: held, label: 'Stay on their version' }]}
                  onChange={(value) => onPlan({ ...plan, stages: { ...plan.stages, [row.stage]: value === held || value === null ? null : value } })}
                />
              </td>
              <td><Verdict row={row} to={toOf(row, plan)} isBack={plan.back === true} /></td>
            </tr>
            {open === row.stage && <tr><td colSpan={4} className="bt-move-names"><RecordNames rows={report.rows.filter(({ stage }) => stage === row.stage)} /></td></tr>}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Stages for whose records nobody has said where they go. */
export function stagesWithoutPlace(report: MoveReport, plan: MovePlan): readonly StageMoves[] {
  return report.stages.filter((row) => toOf(row, plan) === undefined);
}

function toOf(row: StageMoves, plan: MovePlan): string | null | undefined {
  return Object.hasOwn(plan.stages, row.stage) ? plan.stages[row.stage] : row.isThere ? row.stage : undefined;
}

function valueOf(to: string | null | undefined): string | null {
  return to === null ? held : (to ?? null);
}

function Verdict({ row, to, isBack }: { readonly row: StageMoves; readonly to: string | null | undefined; readonly isBack: boolean }) {
  if (to === undefined && !isBack) return <StatusPill tone="negative">Needs a place</StatusPill>;
  if (to === null) return <StatusPill>Stay behind</StatusPill>;
  const going = row.records - row.held;
  const isWell = row.held + row.blocked === 0;
  return (
    <span className="bt-move-verdict">
      {going > 0 && (to === row.stage
        ? <StatusPill tone={isWell ? 'positive' : 'neutral'}>{formatCount(going, 'keeps this stage', 'keep this stage')}</StatusPill>
        : <StatusPill tone="primary">{formatCount(going, 'moves', 'move')}</StatusPill>)}
      {row.held > 0 && <StatusPill tone="time">{formatCount(row.held, 'waits on its version', 'wait on their version')}</StatusPill>}
      {row.blocked > 0 && <StatusPill tone="time">{formatCount(row.blocked, 'newly blocked', 'newly blocked')}</StatusPill>}
    </span>
  );
}
