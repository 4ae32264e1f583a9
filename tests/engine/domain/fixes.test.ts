import { describe, expect, it } from 'vitest';
import type { Gate } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { accepted, Rep } from '../run/a-rep.ts';

const called = (times: number): Gate => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'call' }, within: { type: 'visit' } });
const drawing = (gate?: Gate) =>
  aBlueprint(`Fixes ${JSON.stringify(gate)}`)
    .stage('Work', (stage) => stage.call('Ring', { attempts: { min: 1, max: 1 }, listens: [{ then: 'cancel', signal: 'replied' }] }).email('Write', { required: 'never' }).outcome('On', { to: 'Won', ...(gate === undefined ? {} : { gate }) }))
    .end('Won', 'won');

/** What the verdict says to do next, and whether the engine lets anybody do it. */
function proposed(rep: Rep): readonly { readonly type: string; readonly possible: boolean }[] {
  return rep.outcome('On').verdict.shortest.map((fix) => {
    if (fix.type !== 'do') return { type: fix.type, possible: true };
    const fitting = rep.options.activities.filter(({ activity }) => (fix.activity === null ? activity.channel === fix.channel : activity.id === fix.activity));
    return { type: fix.type, possible: fitting.some(({ activity }) => rep.complete(activity.name, Object.keys(activity.results)[0] ?? null).ok) };
  });
}

describe('A verdict says what exactly fixes it: what it says to do can be done (B1)', () => {
  it('a call that is open is proposed, and making it opens the gate', () => {
    const rep = new Rep(drawing());
    expect(proposed(rep)).toEqual([{ type: 'do', possible: true }]);
    expect(rep.outcome('On').open).toBe(true);
  });
  it('S26: who asked not to be contacted is not to be called, so no call is proposed', () => {
    for (const gate of [undefined, called(1)]) expect(proposed(new Rep(drawing(gate), { fields: { doNotContact: true } })).filter(({ possible }) => !possible)).toEqual([]);
  });
  it('a call whose attempts are used up in this stay is not proposed again', () => {
    const rep = new Rep(drawing(called(2)));
    accepted(rep.complete('Ring', 'noAnswer'));
    expect(proposed(rep).filter(({ possible }) => !possible)).toEqual([]);
  });
  it('S26: a call that a reply has made needless is not proposed any more', () => {
    const rep = new Rep(drawing(called(1)));
    accepted(rep.signal('replied'));
    expect(proposed(rep).filter(({ possible }) => !possible)).toEqual([]);
  });
});
