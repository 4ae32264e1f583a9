import { newActivity, type Activity, type Channel } from '#engine/blueprint';

/** The same activity as another kind: it brings its usual results, receiver or approver; the rest stays. */
export function withChannel(activity: Activity, channel: Channel): Activity {
  const { handOver: _handOver, approval: _approval, ...kept } = activity;
  const { results, handOver, approval } = newActivity(channel, activity.id, activity.name);
  return { ...kept, channel, results, ...(handOver ? { handOver } : {}), ...(approval ? { approval } : {}) };
}
