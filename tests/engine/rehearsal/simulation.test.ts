import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, editBlueprint, starters, type Blueprint, type Deed } from '#engine/blueprint';
import {
  advance, awaitedIn, checkScenarios, coverageOf, createSimulation, findWays, findWayTo, inventRecord, jumpTo, nextMoment, ownerAlone, perform, possible, present, runScenario,
  scenarioFrom, simulateExample, stagesIn, stepBack, stepOn, suggest, trialProcess, walkScenarios, wouldBeSent, type SimulatedRecord, type Simulation,
} from '#engine/rehearsal';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** Tuesday, 6 January 2026, 10:00 UTC. */
const tuesday = Date.UTC(2026, 0, 6, 10);
const hour = 3_600_000;
const day = 24 * hour;
const record: SimulatedRecord = { owner: 'u_owner', fields: {}, zone: 'UTC' };

const outreach = aBlueprint('Outreach')
  .stage('Talk', (s) => s
    .checklist('Prepare', ['Read the site', 'Find a reason'], { results: [] })
    .call('First call')
    .outcome('Interested', { to: 'Offer', then: [{ type: 'notify', role: 'manager', message: 'A lead is interested' }, { type: 'setField', field: 'score', value: 5 }] })
    .outcome('No answer', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } }, gate: { type: 'all', of: [] } }))
  .stage('Offer', (s) => s
    .outcome('Signed', { to: 'Won', gate: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } })
    .outcome('Only managers', { to: 'Lost', who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = outreach;
const drawing = outreach.build();

function processOf(drawn: Blueprint, from?: string) {
  return trialProcess(drawn, from) ?? expect.fail('nowhere to come in');
}

function begun(drawn: Blueprint = drawing): Simulation {
  return createSimulation(processOf(drawn), record, tuesday);
}

const choose = (stage: string, outcome: string): Deed => ({ type: 'choose', outcome: id.outcome(stage, outcome), fields: {}, reason: null });
const prepare: Deed = { type: 'complete', activity: id.activity('Prepare'), result: null, fields: {}, ticked: [id.item('Prepare/Read the site'), id.item('Prepare/Find a reason')], evidence: [], template: null };
const call: Deed = { type: 'complete', activity: id.activity('First call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null };

function after(walk: Simulation, ...deeds: readonly Deed[]): Simulation {
  return deeds.reduce((now, deed) => perform(now, deed, ownerAlone), walk);
}

const standsIn = (walk: Simulation, drawn: Blueprint = drawing) => drawn.stages[present(walk).run?.stage ?? '']?.name;

describe('a walk', () => {
  test('[U1] the same record at the same moment walks the same, and what went in stays as it was', () => {
    const walk = begun();
    const rows = walk.log.length;
    expect(after(walk, prepare, call).log).toEqual(after(begun(), prepare, call).log);
    expect(walk.log).toHaveLength(rows);
  });

  test('[U2] a closed gate refuses with its verdict, and the record stays', () => {
    const walk = after(begun(), choose('Talk', 'Interested'));
    const row = present(walk);
    expect(row.refusal?.type).toBe('gateClosed');
    expect(row.verdict?.missing).toBeGreaterThan(0);
    expect(standsIn(walk)).toBe('Talk');
  });

  test('[U2] what is required done, the outcome is open and leads on', () => {
    const ready = after(begun(), prepare, call);
    expect(possible(ready, ownerAlone)?.outcomes.find(({ outcome }) => outcome.name === 'Interested')?.open).toBe(true);
    const walk = after(ready, choose('Talk', 'Interested'));
    expect(stagesIn(present(walk))).toEqual([id.stage('Offer')]);
    expect(present(walk).run?.record.fields['score']).toBe(5);
  });

  test('[U2] half-done checklists are kept as a rep would tick them', () => {
    const walk = after(begun(), { type: 'tick', activity: id.activity('Prepare'), ticked: [id.item('Prepare/Read the site')] });
    expect(possible(walk, ownerAlone)?.activities[0]?.ticked).toEqual([id.item('Prepare/Read the site')]);
  });

  test('[U3] time lets an outcome go off at its own moment, and the clock stands where it was sent', () => {
    const walk = advance(begun(), tuesday + 3 * day);
    expect(standsIn(walk)).toBe('Lost');
    const fell = walk.log.find(({ what }) => what.type === 'due');
    expect(fell?.at).toBe(tuesday + 2 * day);
    expect(present(walk)).toMatchObject({ at: tuesday + 3 * day, what: { type: 'wait' } });
  });

  test('[U3] chained waits do not drift: each starts when the one before was due', () => {
    const chained = aBlueprint('Chain')
      .wait('First', (s) => s.outcome('On', { to: 'Second', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } }))
      .wait('Second', (s) => s.outcome('On', { to: 'End', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } }))
      .end('End').build();
    const walk = advance(begun(chained), tuesday + 10 * day);
    expect(walk.log.filter(({ what }) => what.type === 'due').map(({ at }) => at)).toEqual([tuesday + day, tuesday + 2 * day]);
  });

  test('[U3] a drawing that waits for nothing and goes round comes to a stop', () => {
    const wait = { type: 'elapsed', wait: { amount: 0, unit: 'minutes' } } as const;
    const round = aBlueprint('Round').wait('Here', (s) => s.outcome('There', { to: 'There', trigger: wait })).wait('There', (s) => s.outcome('Back', { to: 'Here', trigger: wait })).build();
    const walk = begun(round);
    expect(walk.log.filter(({ what }) => what.type === 'due')).toHaveLength(100);
    expect(advance(walk, tuesday).log).toHaveLength(walk.log.length);
  });

  test('[U3] a record that fulfils the rule for leaving leaves by itself', () => {
    const leaving = { ...drawing, enrolment: { ...drawing.enrolment, exitWhen: { type: 'compare', field: 'doNotContact', operator: 'equals', value: true } } } satisfies Blueprint;
    const walk = after(begun(leaving), { type: 'setFields', fields: { doNotContact: true } });
    expect(present(walk)).toMatchObject({ what: { type: 'leave' }, run: { status: 'exited' } });
  });

  test('[U4] approvals are given by somebody else, and then the gate opens', () => {
    const offer = after(begun(), prepare, call, choose('Talk', 'Interested'));
    expect(present(after(offer, choose('Offer', 'Signed'))).refusal?.type).toBe('gateClosed');
    const walk = after(offer, { type: 'requestApproval', role: 'manager' }, { type: 'approve', role: 'manager' }, choose('Offer', 'Signed'));
    expect(walk.log.at(-2)).toMatchObject({ by: 'u_manager_1', refusal: null });
    expect(standsIn(walk)).toBe('Won');
  });

  test('[U4] what only a role may take is refused to the owner, and taken in that role', () => {
    const offer = after(begun(), prepare, call, choose('Talk', 'Interested'));
    expect(present(after(offer, choose('Offer', 'Only managers'))).refusal).toEqual({ type: 'notAllowed', roles: ['manager'], ownerOnly: false });
    expect(standsIn(perform(offer, choose('Offer', 'Only managers'), { roles: ['manager'] }))).toBe('Lost');
  });

  test('[U4] an offer is answered by whom it was made to', () => {
    const passing = aBlueprint('Pass').stage('Sales', (s) => s.handOver('Pass it on', { handOver: { to: { type: 'role', role: 'service' }, deadline: { amount: 2, unit: 'days' }, late: 'return', warm: false } }).outcome('Done', { to: 'Service' })).end('Service').build();
    const activity = Object.keys(passing.activities)[0] ?? '';
    const offered = after(begun(passing), { type: 'handOver', activity, fields: {}, warm: false });
    expect(present(advance(offered, tuesday + 3 * day)).run?.handOvers?.[0]?.status).toBe('returned');
    const taken = after(offered, { type: 'accept', activity });
    expect(present(taken)).toMatchObject({ refusal: null, by: 'u_receiver', run: { record: { owner: 'u_receiver' } } });
  });

  test('[U5] going back and to any row only looks; what happens next takes the place of the rest', () => {
    const walk = after(begun(), prepare, call, choose('Talk', 'Interested'));
    const back = stepBack(stepBack(walk));
    expect(back.log).toHaveLength(walk.log.length);
    expect(possible(back, ownerAlone)?.activities.map(({ status }) => status)).toEqual(['done', 'open']);
    expect(standsIn(stepOn(stepOn(back)))).toBe('Offer');
    expect(standsIn(jumpTo(back, 99))).toBe('Offer');
    const other = advance(back, tuesday + hour);
    expect(other.log).toHaveLength(back.position + 2);
    expect(standsIn(other)).toBe('Talk');
  });

  test('[U6] nothing leaves: what would be sent is listed', () => {
    const walk = after(begun(), prepare, call, choose('Talk', 'Interested'));
    expect(wouldBeSent(walk).map(({ effect }) => effect.type)).toEqual(['notify']);
    expect(wouldBeSent(stepBack(walk))).toEqual([]);
  });

  test('[U7] coverage counts what the walk went through', () => {
    const walk = after(begun(), prepare, call, choose('Talk', 'Interested'));
    const { stages, outcomes } = coverageOf(walk.process, walk.log);
    expect(stages.walked).toEqual([id.stage('Talk'), id.stage('Offer')]);
    expect(outcomes.walked).toEqual([id.outcome('Talk', 'Interested')]);
    expect(outcomes.left).toHaveLength(3);
  });

  test('[U3] what is awaited is told with whether it fell due, and the next moment is the earliest to come', () => {
    const walk = begun();
    expect(awaitedIn(walk).map(({ due, fell }) => [due.kind, fell])).toEqual([['activity', true], ['activity', true], ['outcome', false]]);
    const next = nextMoment(walk, ownerAlone) ?? expect.fail('something is to come');
    expect(next).toBe(tuesday + 2 * day);
    expect(standsIn(advance(walk, next))).toBe('Lost');
    expect(nextMoment(advance(walk, next), ownerAlone)).toBeNull();
  });

  test('[U16] a record may be put down where it never walked, and where nothing leads', () => {
    const placed = createSimulation(processOf(drawing, id.stage('Offer')), record, tuesday, id.stage('Offer'));
    expect(standsIn(placed)).toBe('Offer');
    const scenario = scenarioFrom(placed, { id: id.note('s'), name: 'From the offer', order: 0 });
    expect(scenario.from).toBe(id.stage('Offer'));
    expect(runScenario(processOf(drawing), scenario).holds).toBe(true);
    expect(trialProcess({ ...drawing, start: null }, id.stage('Offer'))).not.toBeNull();
    expect(trialProcess({ ...drawing, start: null })).toBeNull();
  });
});

describe('invented records, ways and proposals', () => {
  test('[U9] an invented record has what is required, may come in, and is empty otherwise', () => {
    const choosy: Blueprint = { ...drawing, enrolment: { ...drawing.enrolment, when: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 40 } }, unless: { type: 'compare', field: 'name', operator: 'equals', value: 'Nobody' } } };
    const fields = inventRecord(defaultRecordTypes.lead, choosy, tuesday);
    expect(fields['name']).toEqual(expect.any(String));
    expect(fields['score']).toBeGreaterThanOrEqual(40);
    expect(fields['budget']).toBeUndefined();
    expect(inventRecord(defaultRecordTypes.lead, choosy, tuesday)).toEqual(fields);
  });

  test('[U14] the ways of a drawing lead to every stage and take every outcome', () => {
    const ways = findWays(processOf(drawing));
    expect(ways.complete).toBe(true);
    expect(Object.keys(ways.toStage).sort()).toEqual(Object.keys(drawing.stages).sort());
    expect(Object.keys(ways.toOutcome).sort()).toEqual(Object.keys(drawing.outcomes).sort());
    expect(new Set(ways.paths.flatMap(({ outcomes }) => outcomes)).size).toBe(Object.keys(drawing.outcomes).length);
    expect(ways.paths.length).toBeLessThan(4);
    for (const stage of Object.keys(drawing.stages)) {
      const way = findWayTo(processOf(drawing), stage) ?? expect.fail('a way');
      expect(present(simulateExample(processOf(drawing), way)).run?.stage).toBe(stage);
    }
    expect(findWayTo(processOf(drawing), id.stage('Nowhere'))).toBeNull();
  });

  test.each(starters.map((starter) => [starter.name, starter] as const))('[U8, U14] every path of “%s” walks as a simulation to where it leads', (_name, starter) => {
    const drawn = starter.build();
    const process = processOf(drawn);
    const ways = findWays(process, { context: { recordTypes: defaultRecordTypes }, most: 400 });
    for (const { example, stages } of ways.paths) {
      const walk = simulateExample(process, example);
      expect(walk.log.filter(({ refusal }) => refusal !== null).map(({ what }) => what)).toEqual([]);
      expect(present(walk).run?.stage).toBe(stages.at(-1));
    }
    for (const [outcome, example] of Object.entries(ways.toOutcome)) {
      expect(coverageOf(process, simulateExample(process, example).log).outcomes.walked).toContain(outcome);
    }
  });

  test.each(starters.map((starter) => [starter.name, starter] as const))('[U15] what is proposed for “%s” is never refused, and leads to an end', (_name, starter) => {
    const drawn = starter.build();
    const type = Object.values(defaultRecordTypes).find(({ key }) => key === drawn.recordType) ?? expect.fail('a known record type');
    let walk = createSimulation(processOf(drawn), { ...record, fields: inventRecord(type, drawn, tuesday) }, tuesday);
    let count = 0;
    for (let next = suggest(walk, type.fields); next !== null && count < 120; next = suggest(walk, type.fields), count += 1) {
      walk = next.type === 'wait' ? advance(walk, next.until) : perform(walk, next.deed, next.actor);
    }
    expect(walk.log.filter(({ refusal }) => refusal !== null)).toEqual([]);
    expect(present(walk).run?.status).toBe('ended');
  });
});

describe('scenarios', () => {
  const label = { id: id.note('scenario'), name: 'Quick win', order: 0 };
  const won = () => after(begun(), prepare, call, choose('Talk', 'Interested'), { type: 'requestApproval', role: 'manager' }, { type: 'approve', role: 'manager' }, choose('Offer', 'Signed'));
  const kept = (drawn: Blueprint, walk: Simulation): Blueprint => {
    const made = editBlueprint(drawn, { type: 'setField', path: ['scenarios'], value: { [label.id]: scenarioFrom(walk, label) } });
    return made.ok ? made.value.next : expect.fail(JSON.stringify(made.error));
  };

  test('[U10] a kept walk holds on the same drawing, time and refusals included', () => {
    const walk = after(advance(after(begun(), choose('Talk', 'Interested'), prepare), tuesday + day), call, choose('Talk', 'Interested'));
    const report = runScenario(processOf(drawing), scenarioFrom(walk, label));
    expect(report.holds).toBe(true);
    expect(report.walk?.log.length).toBe(walk.log.length);
    expect(report.scenario.steps[0]?.expect.accepted).toBe(false);
  });

  test('[U10] rows that were taken back are left out', () => {
    expect(scenarioFrom(stepBack(won()), label).steps).toHaveLength(5);
  });

  const stricter: Blueprint = { ...kept(drawing, won()) };
  const changed = editBlueprint(stricter, { type: 'setField', path: ['outcomes', id.outcome('Talk', 'Interested'), 'gate'], value: { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty' } } });
  const broken = changed.ok ? changed.value.next : drawing;

  test('[U11] the first step that comes out differently is told with what was wanted, seen, and why', () => {
    const [report] = walkScenarios(broken);
    expect(report?.broken).toMatchObject({ step: 3, wanted: { accepted: true, stages: [id.stage('Offer')] }, seen: { accepted: false, stages: [id.stage('Talk')] }, refusal: { type: 'gateClosed' } });
    expect(report?.broken?.verdict?.missing).toBe(1);
    expect(walkScenarios(broken).map(({ seen, walk }) => ({ seen, log: walk?.log }))).toEqual(walkScenarios(broken).map(({ seen, walk }) => ({ seen, log: walk?.log })));
  });

  test('[U12] a broken scenario is a finding at what the step was about, with the walk up to there', () => {
    expect(checkScenarios(drawing)).toEqual([]);
    expect(checkScenarios(stricter)).toEqual([]);
    const [found, ...more] = checkScenarios(broken);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', target: { type: 'outcome', outcome: id.outcome('Talk', 'Interested') }, message: 'Scenario “Quick win” comes out differently at step 3 of 6: what was accepted is refused now.' });
    expect(found?.example.steps).toHaveLength(3);
  });

  test('[U12] a scenario whose stage or outcome is gone breaks there and says so', () => {
    const gone = editBlueprint(stricter, { type: 'deleteStages', stages: [id.stage('Offer')], heal: false });
    const drawn = gone.ok ? gone.value.next : drawing;
    expect(checkScenarios(drawn).map(({ message }) => message)).toEqual(['Scenario “Quick win” comes out differently at step 3 of 6: what was accepted is refused now.']);
    const moved = editBlueprint(stricter, { type: 'connect', outcome: id.outcome('Talk', 'Interested'), to: id.stage('Won') });
    expect(checkScenarios(moved.ok ? moved.value.next : drawing).map(({ message }) => message)).toEqual(['Scenario “Quick win” comes out differently at step 3 of 6: the record was to stand in “Offer” and stands in “Won”.']);
  });

  test('[U13] both fixes settle it', () => {
    const [found] = checkScenarios(broken);
    expect(found?.fixes.map(({ label: words }) => words)).toEqual(['Accept the new way', 'Delete the scenario']);
    for (const { label: words, edits } of found?.fixes ?? []) {
      const made = editBlueprint(broken, { type: 'several', name: words, edits });
      const next = made.ok ? made.value.next : expect.fail(words);
      expect(checkScenarios(next)).toEqual([]);
      expect(Object.keys(next.scenarios ?? {})).toHaveLength(words === 'Accept the new way' ? 1 : 0);
    }
  });
});
