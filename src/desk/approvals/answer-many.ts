import type { Intent } from '#engine/journal';
import { intentFor, submit, type Ack } from '../../storage/index.ts';
import { announce, describeRefusal, formatCount, notifyDone, notifyProblem, type Names, type Seen } from '../../ui/index.ts';
import type { ApprovalItem } from './approval-items.ts';

/** What is said to the requests: yes, or no with the reason. */
export type Answer = { readonly type: 'approve' } | { readonly type: 'reject'; readonly reason: string };

/**
 * Answers several requests, each by itself, as if it were opened and answered on its record. Tells how many were
 * answered and why others were not; all of it can be taken back from the message.
 */
export async function answerMany(items: readonly ApprovalItem[], answer: Answer, names: Names, when: Seen): Promise<boolean> {
  const open = items.filter((item) => item.right !== undefined);
  try {
    const acks = await submit(open.map((item) => intentFor({ record: item.due.record, run: item.due.run, intent: intentOf(item, answer) })));
    const answered = acks.filter((ack) => ack.ok);
    const verb = answer.type === 'approve' ? 'Approved' : 'Rejected';
    if (answered.length > 0) {
      const done = answered.length === 1 && open.length === 1 ? `${verb}: ${open[0]?.title ?? ''}` : `${verb}: ${formatCount(answered.length, 'request')}`;
      announce(done);
      notifyDone({ message: done, undo: () => void takeBack(answered) });
    }
    const refused = acks.flatMap((ack, index) => (ack.refusal ? [`${open[index]?.title ?? ''}: ${describeRefusal(ack.refusal, names, when)}`] : []));
    if (refused.length > 0) notifyProblem(refused.join(' '), `${formatCount(refused.length, 'request')} could not be answered`);
    return refused.length === 0;
  } catch (problem) {
    notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not saved');
    return false;
  }
}

function intentOf({ role, right = null, visit }: ApprovalItem, answer: Answer): Intent {
  const asked = { role, onBehalfOf: right, expect: { visit } };
  return answer.type === 'approve' ? { type: 'approve', ...asked } : { type: 'reject', reason: answer.reason, ...asked };
}

async function takeBack(answered: readonly Ack[]): Promise<void> {
  const acks = await submit(answered.map(({ entry }) => intentFor({ record: entry.record, run: entry.run, intent: { type: 'undo', entry: entry.id } })));
  const back = acks.filter((ack) => ack.ok).length;
  if (back > 0) notifyDone({ message: `Taken back: ${formatCount(back, 'answer')}` });
  if (back < acks.length) notifyProblem(`${formatCount(acks.length - back, 'answer')} could not be taken back: the record has moved on since.`);
}
