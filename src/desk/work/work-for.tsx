import type { ComponentType } from 'react';
import type { Activity } from '#engine/blueprint';
import type { ActivityOption } from '#engine/run';
import type { RecordData } from '../record/record-data.ts';
import { ApprovalWork } from '../verdict/approvals-panel.tsx';
import { HandOverWork } from '../verdict/hand-over-work.tsx';
import { ActivityWork } from './activity-work.tsx';
import { DocumentWork } from './document/document-work.tsx';
import { EmailWork } from './email/email-work.tsx';
import { MeetingWork } from './meeting/meeting-work.tsx';

/** What every place to do an activity is given. */
export interface WorkProps {
  readonly option: ActivityOption;
  readonly data: RecordData;
  /** It was just done: the next one may open. */
  readonly onDone: () => void;
}

/** The place where an activity of this kind is done, by the channel it really goes by (S57). */
export function workFor(activity: Activity, channel: Activity['channel'] = activity.channel): ComponentType<WorkProps> {
  if (activity.handOver) return HandOverWork;
  if (activity.approval) return ApprovalWork;
  if (channel === 'email') return EmailWork;
  if (channel === 'meeting') return MeetingWork;
  if (channel === 'document') return DocumentWork;
  return ActivityWork;
}
