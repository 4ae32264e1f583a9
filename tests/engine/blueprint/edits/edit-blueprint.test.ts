import { describe, expect, test } from 'vitest';
import {
  canConnect, copyFragment, editBlueprint, idsIn, newActivity, newOutcome, newStage, outcomesFrom, parseFragment,
  type Activity, type Blueprint, type Edit, type EditRefusal, type Gate,
} from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { bigBlueprint } from '../big-blueprint.ts';

const drawing = aBlueprint('Edits')
  .stage('New', (s) =>
    s.call('First call').email('Offer', { after: ['First call'], due: { type: 'activity', activity: '', wait: { amount: 2, unit: 'days' } } }).outcome('Lost', { to: 'Lost', tone: 'negative' }).outcome('Qualified', { to: 'Talk', tone: 'positive' }).outcome('No answer', { to: 'Talk', onResult: ['First call', 'noAnswer'] }),
  )
  .stage('Talk', (s) => s.outcome('Not now', { to: 'Lost' }).outcome('Signed', { to: 'Won', tone: 'positive', gate: (id): Gate => ({ type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('First call') }, within: { type: 'run' } }, { type: 'rhythm' }] }) }))
  .end('Won', 'won')
  .end('Lost', 'lost')
  .common('Opt out', 'all', { to: 'Lost', gate: (id) => ({ type: 'checklist', activity: id.activity('First call') }) })
  .note('Ask Ann', { stage: 'Talk', x: 400, y: -100 })
  .change((b, id) => {
    const offer = b.activities[id.activity('Offer')];
    return offer ? { ...b, activities: { ...b.activities, [offer.id]: { ...offer, due: { type: 'activity', activity: id.activity('First call'), wait: { amount: 2, unit: 'days' } } } } } : b;
  });
const { id } = drawing;
const base = drawing.build();
const [fresh1, fresh2] = [labelledId('fresh 1'), labelledId('fresh 2')];

function make(edit: Edit, blueprint: Blueprint = base) {
  const made = editBlueprint(blueprint, edit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
function refusal(edit: Edit, blueprint: Blueprint = base): EditRefusal {
  const made = editBlueprint(blueprint, edit);
  if (made.ok) throw new Error('this should have been refused');
  return made.error;
}

describe('names', () => {
  const named: readonly (readonly [string, Edit])[] = [
    ['Connect Qualified to Won', { type: 'connect', outcome: id.outcome('New', 'Qualified'), to: id.stage('Won') }],
    ['Disconnect Qualified', { type: 'disconnect', outcome: id.outcome('New', 'Qualified') }],
    ['Add Demo after Qualified', { type: 'addStage', stage: newStage('work', fresh1, 'Demo'), at: { x: 0, y: 0 }, connect: id.outcome('New', 'Qualified') }],
    ['Rename Talk to Demo', { type: 'renameStage', stage: id.stage('Talk'), name: 'Demo' }],
    ['Delete Talk and close the gap', { type: 'deleteStages', stages: [id.stage('Talk')], heal: true }],
    ['Delete 2 stages', { type: 'deleteStages', stages: [id.stage('Talk'), id.stage('New')], heal: false }],
    ['Add Recap to Talk', { type: 'addActivity', activity: newActivity('email', fresh1, 'Recap'), stage: id.stage('Talk') }],
    ['Change the purpose of Talk', { type: 'setField', path: ['stages', id.stage('Talk'), 'purpose'], value: 'Talk' }],
    ['Change the instructions of First call', { type: 'setField', path: ['activities', id.activity('First call'), 'content', 'instructions'], value: 'Call' }],
    ['Change the audience', { type: 'setField', path: ['audience'], value: 'Everybody' }],
    ['Tidy up', { type: 'moveCards', positions: { [id.stage('New')]: { x: 9, y: 9 } }, why: 'tidy' }],
    ['Move Talk', { type: 'moveCards', positions: { [id.stage('Talk')]: { x: 9, y: 9 } } }],
    ['Start at Talk', { type: 'setStart', stage: id.stage('Talk') }],
  ];
  test.each(named)('[B14] "%s"', (name, edit) => {
    const made = make(edit);
    expect(made.name).toBe(name);
    expect(made.undo).toMatchObject({ type: 'patches', name });
  });
});

test('[B12] several are made whole or not at all, and write into nothing they were handed', () => {
  const stage = newStage('work', fresh1, 'Demo');
  const edits: readonly Edit[] = [{ type: 'addStage', stage, at: { x: 0, y: 0 } }, { type: 'renameStage', stage: fresh1, name: 'Trial' }];
  const made = make({ type: 'several', name: 'Add a trial', edits });
  expect(made.next.stages[fresh1]?.name).toBe('Trial');
  expect(stage.name).toBe('Demo');
  expect(make(made.undo, made.next).next).toEqual(base);
  expect(refusal({ type: 'several', name: 'Half', edits: [...edits, { type: 'setStart', stage: fresh2 }] })).toEqual({ type: 'notFound', what: 'stage', id: fresh2 });
});

test('[B15] what an edit does not touch keeps its identity', () => {
  const { next } = make({ type: 'renameStage', stage: id.stage('Talk'), name: 'Demo' });
  expect(next.outcomes).toBe(base.outcomes);
  expect(next.stages[id.stage('New')]).toBe(base.stages[id.stage('New')]);
  expect(make({ type: 'moveCards', positions: { [id.stage('New')]: { x: 0.2, y: -0.2 } } }).next).toBe(base);
});

describe('deleting', () => {
  test('[B16] a stage takes its activities, outcomes and place with it and leaves open outcomes behind', () => {
    const { next } = make({ type: 'deleteStages', stages: [id.stage('New')], heal: false });
    expect(Object.keys(next.activities)).toEqual([]);
    expect(next.start).toBeNull();
    expect(next.view.positions[id.stage('New')]).toBeUndefined();
    expect(Object.values(next.outcomes).map((outcome) => outcome.name).sort()).toEqual(['Not now', 'Opt out', 'Signed']);
    const open = make({ type: 'deleteStages', stages: [id.stage('Talk')], heal: false }).next;
    expect(open.outcomes[id.outcome('New', 'Qualified')]?.to).toBeNull();
    expect(open.notes[id.note('Ask Ann')]?.stage).toBeUndefined();
  });

  test('[B17] an activity takes the clauses, triggers and due moments that spoke of it, and says so', () => {
    const { next, mended } = make({ type: 'deleteActivities', activities: [id.activity('First call')] });
    expect(next.outcomes[id.outcome('Talk', 'Signed')]?.gate).toEqual({ type: 'all', of: [{ type: 'rhythm' }] });
    expect(next.outcomes[id.outcome('*', 'Opt out')]).not.toHaveProperty('gate');
    expect(next.outcomes[id.outcome('New', 'No answer')]?.trigger).toEqual({ type: 'person' });
    expect(next.activities[id.activity('Offer')]).toMatchObject({ after: [], due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } } });
    expect([...mended].sort()).toEqual(['"No answer" is now chosen by a person.', 'The gate of "Opt out" no longer asks for what was deleted.', 'The gate of "Signed" no longer asks for what was deleted.']);
  });

  describe('[B17] what newer parts of a drawing speak of', () => {
    const desk = aBlueprint('Desk')
      .parallel('Order', (s) => s
        .lane('Payments', 'payments').lane('Invoices', 'invoices').lane('Stock', 'stock')
        .task('Clear', { lane: 'Payments' }).task('Invoice', { lane: 'Invoices' }).task('Pick', { lane: 'Stock' })
        .outcome('Done', { to: 'Won' }).outcome('Late', { to: 'Won' }).set((made) => ({ join: 2, sla: { limit: { amount: 1, unit: 'days' }, escalations: { [made.item('late')]: { id: made.item('late'), when: 'after', wait: { amount: 1, unit: 'hours' }, then: [], take: made.outcome('Order', 'Late'), order: 1 } } } })))
      .end('Won', 'won')
      .change((b, made) => {
        const invoice = b.activities[made.activity('Invoice')];
        return invoice ? { ...b, activities: { ...b.activities, [invoice.id]: { ...invoice,
          after: [{ type: 'lane', lane: made.lane('Payments') }, { type: 'clause', clause: { type: 'all', of: [{ type: 'checklist', activity: made.activity('Clear') }, { type: 'requiredActivities' }] } }, { type: 'clause', clause: { type: 'checklist', activity: made.activity('Clear') } }],
          listens: [{ then: 'complete', signal: 'paid', result: 'done' }] } } } : b;
      });
    const drawn = desk.build();
    const order = desk.id.stage('Order');
    const invoice = desk.id.activity('Invoice');

    test('[B17] prerequisites lose the clauses that named an activity', () => {
      const { next } = make({ type: 'deleteActivities', activities: [desk.id.activity('Clear')] }, drawn);
      expect(next.activities[invoice]?.after).toEqual([{ type: 'lane', lane: desk.id.lane('Payments') }, { type: 'clause', clause: { type: 'all', of: [{ type: 'requiredActivities' }] } }]);
      expect(next.activities[desk.id.activity('Pick')]).toBe(drawn.activities[desk.id.activity('Pick')]);
    });

    test('[B17] a lane takes its activities with it, what waited for it waits no longer, and all that are left must be done', () => {
      const { next, undo } = make({ type: 'setField', path: ['stages', order, 'lanes', desk.id.lane('Payments')], value: undefined }, drawn);
      expect(next.activities[desk.id.activity('Clear')]).toBeUndefined();
      expect(next.activities[invoice]?.after).toEqual([{ type: 'clause', clause: { type: 'all', of: [{ type: 'requiredActivities' }] } }]);
      expect(next.stages[order]).not.toHaveProperty('join');
      expect(make(undo, next).next).toEqual(drawn);
    });

    test('[B17] an escalation takes no outcome that is gone', () => {
      const { next } = make({ type: 'deleteOutcomes', outcomes: [desk.id.outcome('Order', 'Late')] }, drawn);
      expect(Object.values(next.stages[order]?.sla?.escalations ?? {})).toEqual([expect.not.objectContaining({ take: expect.anything() })]);
    });

    test('[B17] a listener whose result is taken off the list ends its activity without one', () => {
      const { next } = make({ type: 'setField', path: ['activities', invoice, 'results'], value: {} }, drawn);
      expect(next.activities[invoice]?.listens).toEqual([{ then: 'complete', signal: 'paid', result: null }]);
    });

    test('[B26] all of it is renamed with what it names', () => {
      const fragment = copyFragment(drawn, [order]);
      const ids = Object.fromEntries(idsIn(fragment).map((each) => [each, labelledId(`second ${each}`)]));
      const { next } = make({ type: 'paste', fragment, at: { x: 0, y: 900 }, ids, keepOutsideLinks: false }, drawn);
      const copy = JSON.stringify([next.stages[ids[order] ?? ''], next.activities[ids[invoice] ?? '']]);
      expect(Object.keys(ids).filter((old) => copy.includes(old))).toEqual([]);
    });

    test('[B34] what the old lane’s team does, the new lane’s team does after a move; whoever else was named stays', () => {
      const pick = desk.id.activity('Pick');
      const into = (lane: string | null, assignee: Activity['assignee']) => {
        const held = make({ type: 'setField', path: ['activities', pick, 'assignee'], value: assignee }, drawn).next;
        const { next, undo } = make({ type: 'moveActivity', activity: pick, stage: order, index: 0, lane }, held);
        expect(make(undo, next).next).toEqual(held);
        return next.activities[pick]?.assignee;
      };
      expect(into(desk.id.lane('Invoices'), { type: 'team', team: 'stock' })).toEqual({ type: 'team', team: 'invoices' });
      expect(into(desk.id.lane('Invoices'), { type: 'team', team: 'payments' })).toEqual({ type: 'team', team: 'payments' });
      expect(into(desk.id.lane('Invoices'), { type: 'role', role: 'stock' })).toEqual({ type: 'role', role: 'stock' });
      expect(into(null, { type: 'team', team: 'stock' })).toEqual({ type: 'team', team: 'stock' });
    });

    test('[B31] an activity moves into another lane, and out of all lanes', () => {
      const pick = desk.id.activity('Pick');
      const moved = make({ type: 'moveActivity', activity: pick, stage: order, index: 0, lane: desk.id.lane('Invoices') }, drawn).next;
      expect(moved.stages[order]?.lanes?.[desk.id.lane('Invoices')]?.activities).toEqual([pick, invoice]);
      expect(moved.stages[order]?.lanes?.[desk.id.lane('Stock')]?.activities).toEqual([]);
      expect(make({ type: 'moveActivity', activity: pick, stage: order, index: 0, lane: null }, moved).next.stages[order]?.activities).toEqual([pick]);
      expect(refusal({ type: 'moveActivity', activity: pick, stage: order, index: 0, lane: labelledId('no lane') }, drawn)).toMatchObject({ type: 'notFound', what: 'path' });
    });
  });

  test('[B18] healing leads on to the positive successor, and the start too', () => {
    const healed = make({ type: 'deleteStages', stages: [id.stage('Talk')], heal: true }).next;
    expect(healed.outcomes[id.outcome('New', 'Qualified')]?.to).toBe(id.stage('Won'));
    expect(make({ type: 'deleteStages', stages: [id.stage('New')], heal: true }).next.start).toBe(id.stage('Talk'));
    expect(make({ type: 'deleteStages', stages: [id.stage('New'), id.stage('Talk')], heal: true }).next.start).toBe(id.stage('Won'));
  });

  test('[B18] healing makes no loop without a limit', () => {
    const there = aBlueprint('Back').stage('A', (s) => s.outcome('Go', { to: 'B' })).stage('B', (s) => s.outcome('Back', { to: 'A' }));
    const healed = make({ type: 'deleteStages', stages: [there.id.stage('B')], heal: true }, there.build()).next;
    expect(healed.outcomes[there.id.outcome('A', 'Go')]?.to).toBeNull();
  });
});

describe('inserting and moving', () => {
  test('[B19] a stage goes into the line and what follows moves right, never up or down', () => {
    const through = newOutcome({ id: fresh2, stage: fresh1, name: 'Next' });
    const { next } = make({ type: 'insertStage', stage: newStage('work', fresh1, 'Demo'), outcome: id.outcome('New', 'Qualified'), through, at: { x: 376, y: 0 } });
    expect(next.outcomes[id.outcome('New', 'Qualified')]?.to).toBe(fresh1);
    expect(next.outcomes[fresh2]).toMatchObject({ from: { type: 'stage', stage: fresh1 }, to: id.stage('Talk') });
    const shifted = (stage: string) => ({ x: (next.view.positions[id.stage(stage)]?.x ?? 0) - (base.view.positions[id.stage(stage)]?.x ?? 0), y: next.view.positions[id.stage(stage)]?.y });
    expect([shifted('New'), shifted('Talk'), shifted('Won'), shifted('Lost')]).toEqual([{ x: 0, y: 0 }, { x: 376, y: 0 }, { x: 376, y: 0 }, { x: 376, y: 0 }]);
    expect(next.notes[id.note('Ask Ann')]?.x).toBe(776);
    const roomy = make({ type: 'insertStage', stage: newStage('work', fresh1, 'Demo'), outcome: id.outcome('New', 'Qualified'), through, at: { x: 0, y: 0 } }).next;
    expect(roomy.view.positions[id.stage('Talk')]).toEqual(base.view.positions[id.stage('Talk')]);
  });

  test('[B27] a note attached to a stage moves with it, unless it has a place of its own', () => {
    const note = id.note('Ask Ann');
    expect(make({ type: 'moveCards', positions: { [id.stage('Talk')]: { x: 476, y: 50 } } }).next.notes[note]).toMatchObject({ x: 500, y: -50 });
    expect(make({ type: 'moveCards', positions: { [id.stage('Talk')]: { x: 476, y: 50 }, [note]: { x: 1, y: 2 } } }).next.notes[note]).toMatchObject({ x: 1, y: 2 });
  });

  test('[B30] moving an outcome changes the order in which it is asked', () => {
    const { next } = make({ type: 'moveOutcome', outcome: id.outcome('New', 'No answer'), index: 0 });
    expect(outcomesFrom(next, id.stage('New')).map((outcome) => outcome.name)).toEqual(['No answer', 'Lost', 'Qualified', 'Opt out']);
  });

  test('[B31] moving an activity changes its place and its stage', () => {
    expect(make({ type: 'moveActivity', activity: id.activity('Offer'), stage: id.stage('New'), index: 0 }).next.stages[id.stage('New')]?.activities).toEqual([id.activity('Offer'), id.activity('First call')]);
    const { next } = make({ type: 'moveActivity', activity: id.activity('Offer'), stage: id.stage('Talk'), index: 0 });
    expect([next.stages[id.stage('New')]?.activities, next.stages[id.stage('Talk')]?.activities]).toEqual([[id.activity('First call')], [id.activity('Offer')]]);
  });

  test('[B24] the first stage of an empty drawing becomes its start, an end does not', () => {
    const blank = aBlueprint('Blank').build();
    expect(make({ type: 'addStage', stage: newStage('work', fresh1, 'New'), at: { x: 0, y: 0 } }, blank).next.start).toBe(fresh1);
    expect(make({ type: 'addStage', stage: newStage('end', fresh1, 'Won'), at: { x: 0, y: 0 } }, blank).next.start).toBeNull();
  });
});

describe('refusals', () => {
  const qualified = id.outcome('New', 'Qualified');
  const mixed = aBlueprint('Mixed').decision('Size').wait('Cool down').end('Won', 'won').stage('Work', (s) => s.call('Call')).build();
  const mixedId = aBlueprint('Mixed').id;
  const call = newActivity('call', fresh1, 'Call');
  const refused: readonly (readonly [string, Edit, EditRefusal, Blueprint?])[] = [
    ['[B12] renaming what is not there', { type: 'renameStage', stage: fresh1, name: 'X' }, { type: 'notFound', what: 'stage', id: fresh1 }],
    ['[B12] an id that is taken', { type: 'addStage', stage: newStage('work', id.stage('New'), 'X'), at: { x: 0, y: 0 } }, { type: 'idTaken', id: id.stage('New') }],
    ['[B7] one stage too many', { type: 'addStage', stage: newStage('work', fresh1, 'X'), at: { x: 0, y: 0 } }, { type: 'limitReached', what: 'stages', limit: 500 }, bigBlueprint(500, 500)],
    ['[B7] one outcome too many', { type: 'addOutcome', outcome: newOutcome({ id: fresh1, stage: labelledId('stage 0'), name: 'X' }) }, { type: 'limitReached', what: 'outcomes', limit: 2000 }, bigBlueprint(50, 2000)],
    ['[B20] connecting to the same target', { type: 'connect', outcome: qualified, to: id.stage('Talk') }, { type: 'alreadyConnected', outcome: qualified, to: id.stage('Talk') }],
    ['[B21] a way back without a limit', { type: 'connect', outcome: qualified, to: id.stage('New') }, { type: 'selfLoopNeedsLimit', outcome: qualified }],
    ['[B22] an outcome of an end', { type: 'addOutcome', outcome: newOutcome({ id: fresh1, stage: id.stage('Won'), name: 'Again' }) }, { type: 'endHasNoOutcomes', stage: id.stage('Won') }],
    ['[B23] a call in a decision', { type: 'addActivity', activity: call, stage: mixedId.stage('Size') }, { type: 'decisionHasNoActivities', stage: mixedId.stage('Size') }, mixed],
    ['[B23] a call in a wait', { type: 'moveActivity', activity: mixedId.activity('Call'), stage: mixedId.stage('Cool down'), index: 0 }, { type: 'stageHasNoActivities', stage: mixedId.stage('Cool down') }, mixed],
    ['[B23] a stage with a call turned into a decision', { type: 'setField', path: ['stages', mixedId.stage('Work'), 'kind'], value: 'decision' }, { type: 'decisionHasNoActivities', stage: mixedId.stage('Work') }, mixed],
    ['[B22] a stage with outcomes turned into an end', { type: 'setField', path: ['stages', id.stage('Talk'), 'kind'], value: 'end' }, { type: 'endHasNoOutcomes', stage: id.stage('Talk') }],
    ['[B25] a path that is not there', { type: 'setField', path: ['stages', fresh1, 'name'], value: 'X' }, { type: 'notFound', what: 'path', id: `stages.${fresh1}.name` }],
    ['[B2] a path into JavaScript’s own objects', { type: 'setField', path: ['stages', '__proto__', 'polluted'], value: true }, { type: 'notFound', what: 'path', id: 'stages.__proto__.polluted' }],
    ['[B2] a patch into JavaScript’s own objects', { type: 'patches', name: 'X', patches: [{ op: 'add', path: ['constructor', 'prototype', 'polluted'], value: true }] }, { type: 'notFound', what: 'path', id: 'constructor.prototype.polluted' }],
    ['[B12] a patch that fits nothing', { type: 'patches', name: 'X', patches: [{ op: 'replace', path: ['stages', fresh1, 'name'], value: 'X' }] }, { type: 'notFound', what: 'path', id: `stages.${fresh1}.name` }],
  ];
  test.each(refused.map(([what, edit, expected, blueprint = base]) => ({ what, edit, expected, blueprint })))('$what', ({ edit, expected, blueprint }) => {
    expect(refusal(edit, blueprint)).toEqual(expected);
  });

  test('[B20] while a line is dragged, canConnect says the same as connecting would', () => {
    for (const outcome of Object.keys(base.outcomes)) {
      for (const stage of [...Object.keys(base.stages), fresh1]) {
        const made = editBlueprint(base, { type: 'connect', outcome, to: stage });
        expect(canConnect(base, outcome, stage)).toEqual(made.ok ? null : made.error);
      }
    }
    expect(canConnect(base, fresh1, id.stage('Won'))).toEqual({ type: 'notFound', what: 'outcome', id: fresh1 });
  });

  test.each([
    ['a name that is no text', ['stages', id.stage('New'), 'name'], 7, `stages.${id.stage('New')}.name`],
    ['a key nobody knows', ['stages', id.stage('New'), 'colour'], 'red', `stages.${id.stage('New')}`],
    ['a setting nobody knows', ['colour'], 'red', 'colour'],
    ['a wait that is too long', ['outcomes', id.outcome('New', 'Lost'), 'trigger'], { type: 'elapsed', wait: { amount: 401, unit: 'days' } }, `outcomes.${id.outcome('New', 'Lost')}.trigger.wait`],
    ['a target that is not drawn', ['outcomes', id.outcome('New', 'Lost'), 'to'], fresh1, `outcomes.${id.outcome('New', 'Lost')}.to`],
    ['a required key taken away', ['stages', id.stage('New'), 'purpose'], undefined, `stages.${id.stage('New')}.purpose`],
  ] as const)('[B25] %s is answered with its place', (_what, path, value, place) => {
    expect(refusal({ type: 'setField', path, value })).toMatchObject({ type: 'invalid', problems: [{ path: place }] });
  });

  test('[B23] a whole stage laid over another keeps the rules of drawing too', () => {
    const stage = base.stages[id.stage('New')];
    expect(refusal({ type: 'setField', path: ['stages', id.stage('New')], value: { ...stage, kind: 'decision' } })).toEqual({ type: 'decisionHasNoActivities', stage: id.stage('New') });
    const way = base.outcomes[id.outcome('New', 'Lost')];
    expect(refusal({ type: 'setField', path: ['outcomes', id.outcome('New', 'Lost')], value: { ...way, to: id.stage('New') } })).toEqual({ type: 'selfLoopNeedsLimit', outcome: id.outcome('New', 'Lost') });
  });

  test('[B17] messages set anew without the one a variant used leave the variant with the activity’s own, also where the parts are frozen', () => {
    const offer = base.activities[id.activity('Offer')];
    if (!offer) throw new Error('it is drawn');
    const [template, variant] = [labelledId('a message'), labelledId('a variant')];
    const message = { id: template, name: 'Short', subject: 'Hello', body: 'Hello', order: 0 };
    const content = { ...offer.content, templates: { [template]: message }, variants: { [variant]: { id: variant, name: 'B', weight: 1, order: 0, change: { template } } } };
    const before = make({ type: 'setField', path: ['activities', offer.id, 'content'], value: content }).next;
    const kept = before.activities[offer.id]?.content;
    const after = make({ type: 'setField', path: ['activities', offer.id, 'content'], value: { ...kept, templates: {} } }, before).next;
    expect(after.activities[offer.id]?.content.variants[variant]?.change).not.toHaveProperty('template');
  });

  test('[B25] undefined removes', () => {
    expect(make({ type: 'setField', path: ['outcomes', id.outcome('Talk', 'Signed'), 'gate'], value: undefined }).next.outcomes[id.outcome('Talk', 'Signed')]).not.toHaveProperty('gate');
  });
});

describe('the clipboard', () => {
  const fragment = copyFragment(base, [id.stage('Talk'), id.stage('New')]);
  const ids = Object.fromEntries(idsIn(fragment).map((each) => [each, labelledId(`copy of ${each}`)]));
  const paste = (keepOutsideLinks: boolean, into: Blueprint = base) => make({ type: 'paste', fragment, at: { x: 1000, y: 2000 }, ids, keepOutsideLinks }, into).next;
  const copied = (original: string) => ids[original] ?? '';

  test('[B26] what is pasted has fresh ids everywhere and keeps its inner links', () => {
    const next = paste(false);
    const { stages, activities, outcomes } = next;
    expect(stages[copied(id.stage('New'))]?.activities).toEqual([id.activity('First call'), id.activity('Offer')].map(copied));
    expect(outcomes[copied(id.outcome('New', 'Qualified'))]?.to).toBe(copied(id.stage('Talk')));
    expect(activities[copied(id.activity('Offer'))]?.after).toEqual([{ type: 'activity', activity: copied(id.activity('First call')) }]);
    expect(JSON.stringify(outcomes[copied(id.outcome('Talk', 'Signed'))]?.gate)).toContain(copied(id.activity('First call')));
    expect(stages[id.stage('New')]).toBe(base.stages[id.stage('New')]);
    expect(Object.keys(next.view.positions)).toHaveLength(6);
    expect(Math.min(...[copied(id.stage('New')), copied(id.stage('Talk'))].map((stage) => next.view.positions[stage]?.x ?? 0))).toBe(1000);
  });

  test('[B26] links to the outside stay only when asked for and drawn', () => {
    const lost = copied(id.outcome('New', 'Lost'));
    expect(paste(false).outcomes[lost]?.to).toBeNull();
    expect(paste(true).outcomes[lost]?.to).toBe(id.stage('Lost'));
    expect(paste(true, aBlueprint('Elsewhere').build()).outcomes[lost]?.to).toBeNull();
  });

  test('[B26] a missing or a taken id is refused', () => {
    const [first, ...others] = Object.entries(ids);
    expect(refusal({ type: 'paste', fragment, at: { x: 0, y: 0 }, ids: Object.fromEntries(others), keepOutsideLinks: false })).toEqual({ type: 'notFound', what: 'path', id: `ids.${first?.[0]}` });
    const itself = Object.fromEntries(Object.keys(ids).map((each) => [each, each]));
    expect(refusal({ type: 'paste', fragment, at: { x: 0, y: 0 }, ids: itself, keepOutsideLinks: false })).toMatchObject({ type: 'idTaken' });
  });

  test('[B26] a field that is called "id" is no id', () => {
    const effect = { type: 'startBlueprint', blueprint: labelledId('other'), on: 'newLinkedRecord', recordType: 'deal', copy: { id: 'name' } } as const;
    const drawn = make({ type: 'setField', path: ['outcomes', id.outcome('Talk', 'Signed'), 'then'], value: [effect] }).next;
    expect(idsIn(copyFragment(drawn, [id.stage('Talk')]))).not.toContain('name');
  });

  test('[B3] a fragment from the clipboard is read as strictly as a file', () => {
    expect(parseFragment(JSON.stringify(fragment))).toMatchObject({ ok: true, value: fragment });
    expect(parseFragment('hello')).toMatchObject({ ok: false });
    expect(parseFragment({ ...fragment, colour: 'red' })).toMatchObject({ ok: false });
  });
});
