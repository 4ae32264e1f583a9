import type { Wait } from '#engine/blueprint';

/**
 * The few words of our own in a BPMN file, in a name space of their own, so that what we wrote is read back the same.
 * Other programs pass over them.
 */
export const batonWords = {
  baton: {
    name: 'Baton', uri: 'urn:baton:bpmn:1', prefix: 'baton', xml: { tagAlias: 'lowerCase' },
    types: [
      { name: 'Stage', extends: ['bpmn:FlowNode'], properties: [{ name: 'kind', isAttr: true, type: 'String' }, { name: 'result', isAttr: true, type: 'String' }] },
      { name: 'Way', extends: ['bpmn:SequenceFlow'], properties: [{ name: 'tone', isAttr: true, type: 'String' }] },
    ],
  },
} as const;

/** A stretch of time as BPMN writes it, `P2D` or `PT4H`. It knows no working time. */
export function writeDuration({ amount, unit }: Wait): string {
  switch (unit) {
    case 'minutes':
      return `PT${amount}M`;
    case 'hours':
    case 'workingHours':
      return `PT${amount}H`;
    case 'days':
    case 'workingDays':
      return `P${amount}D`;
    case 'weeks':
      return `P${amount}W`;
  }
}

/** A stretch of time of a BPMN file; undefined for dates, cycles and what is longer than a drawing may wait. */
export function readDuration(text: string): Wait | undefined {
  const [, weeks, days, hours, minutes] = /^P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?)?$/.exec(text.trim()) ?? [];
  const parts = [[weeks, 'weeks', 10_080], [days, 'days', 1440], [hours, 'hours', 60], [minutes, 'minutes', 1]] as const;
  const given = parts.filter(([amount]) => amount !== undefined);
  const total = given.reduce((sum, [amount, , each]) => sum + Number(amount) * each, 0);
  const [only] = given;
  if (!only || total > 400 * 1440) return undefined;
  return given.length === 1 ? { amount: Number(only[0]), unit: only[1] } : total % 1440 === 0 ? { amount: total / 1440, unit: 'days' } : total % 60 === 0 ? { amount: total / 60, unit: 'hours' } : { amount: total, unit: 'minutes' };
}
