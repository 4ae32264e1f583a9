import { IconUsers } from '@tabler/icons-react';
import type { ActivityOption } from '#engine/run';
import { describeAssignee } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** Says before it is done whose work this is, when it is not simply one's own: a lane's team, another role, another person (S28). */
export function WhoseWork({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const { me, names } = data;
  const { activity, team } = option;
  const { assignee } = activity;
  if (option.handOver !== undefined || activity.approval !== undefined) return null;
  if (team !== undefined && !me.roles.includes(team)) return <Note>{`This is for the team ${names.team(team)}. You may do it for them; it stands under your name.`}</Note>;
  const mine = assignee.type === 'owner' ? data.record.owner === null || data.record.owner === me.id
    : assignee.type === 'person' ? assignee.person === me.id
    : me.roles.includes(assignee.type === 'team' ? assignee.team : assignee.role);
  if (mine) return null;
  const whose = assignee.type === 'owner' ? `${names.person(data.record.owner ?? '')}, who owns the record` : describeAssignee(assignee, names);
  return <Note>{`This is for ${whose}. You may do it for them; it stands under your name.`}</Note>;
}

function Note({ children }: { readonly children: string }) {
  return <p className="desk-whose" role="note"><IconUsers size={14} aria-hidden />{children}</p>;
}
