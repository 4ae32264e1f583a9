import { checks, editBlueprint } from '#engine/blueprint';
import { layOut } from '../../engine/blueprint/checking/drawing.ts';
import { busyBlueprint, busyRecordType } from '../engine/blueprint/checks/busy-blueprint.ts';
import { median } from './figure.ts';
const cpu = (f: () => void) => { const b = process.cpuUsage(); f(); const c = process.cpuUsage(b); return (c.user + c.system) / 1000; };
export async function bench() {
  const busy = busyBlueprint(); const context: any = { recordTypes: { lead: busyRecordType }, roles: ['rep'], people: ['u'], teams: ['s'], holders: { rep: 3 } };
  const outcomes = Object.keys(busy.outcomes);
  let d = layOut(busy, context); const out: any[] = [];
  const first = new Map<string, number>(); for (const c of checks) first.set(c.name, cpu(() => c.find(d)));
  const inc = new Map<string, number[]>(); const lay: number[] = [];
  let now = busy;
  for (let t = 0; t < 25; t++) {
    const m: any = editBlueprint(now, { type: 'setField', path: ['outcomes', outcomes[(t * 37) % outcomes.length]!, 'name'], value: 'x' + t }); now = m.value.next;
    lay.push(cpu(() => { d = layOut(now, context, d); }));
    for (const c of checks) { const v = cpu(() => c.find(d)); inc.set(c.name, [...(inc.get(c.name) ?? []), v]); }
  }
  out.push({ what: 'layout', value: median(lay), unit: 'ms' });
  for (const c of checks) out.push({ what: c.name, value: median(inc.get(c.name)!), unit: 'ms', beside: 'first ' + first.get(c.name)!.toFixed(1) + '  n ' + c.find(d).length });
  return out;
}
