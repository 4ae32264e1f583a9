import fc from 'fast-check';
import { transpileModule, ModuleKind, ScriptTarget } from 'typescript';
import { describe, expect, it } from 'vitest';
import { createActor, createMachine, setup } from 'xstate';
import { parseBlueprint, starters, type Blueprint } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { exporters, exportFormats, importers, type ExportFormat, type Imported, type Unread } from '#engine/exchange';
import { createIdSource, fixedClock, seededDice, type Json, type Result } from '#engine/kernel';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';
import { plainWords } from '../../kit/plain-words.ts';

const ids = () => createIdSource(fixedClock(1_800_000_000_000), seededDice(7));
const processOf = (document: Blueprint) => compileBlueprint({ id: labelledId('version'), blueprint: document.id, number: 1, hash: '', publishedAt: 0, publishedBy: 'u_ann', note: '', document });
const configOf = (document: Blueprint): Json => (document.start === null ? null : (JSON.parse(JSON.stringify(processOf(document).config)) as Json));

async function write(format: ExportFormat, blueprint: Blueprint) {
  const written = await exporters[format].write(blueprint, { words: plainWords, config: configOf(blueprint) });
  if (!written.ok) throw new Error(written.error.type);
  return written.value;
}

function read(result: Result<Imported, readonly Unread[]>): Imported {
  if (!result.ok) throw new Error(result.error.map(({ where, sentence }) => `${where}: ${sentence}`).join('\n'));
  return result.value;
}

/** What a drawing is, whatever its ids: stages with kind, result, phase and lanes, and what leads where. */
function skeletonOf({ stages, outcomes, phases, start }: Blueprint, parts: { readonly tones: boolean; readonly common: boolean }) {
  const name = (id: string | null) => (id === null ? null : (stages[id]?.name ?? id));
  const ways = Object.values(outcomes).flatMap(({ from, to, name: said, tone }) => {
    if (to === null || (from.type === 'all' && !parts.common)) return [];
    const sources = from.type === 'all' ? ['*'] : from.type === 'stage' ? [name(from.stage)] : [...new Set(from.stages)].map(name);
    return sources.map((source) => `${source} --${said}${parts.tones ? ` (${tone})` : ''}--> ${name(to)}`);
  });
  return {
    start: name(start),
    stages: Object.values(stages).map(({ name: called, kind, end, phase, lanes }) => ({ called, kind, result: end?.result, phase: phase === undefined ? undefined : phases[phase]?.name, lanes: Object.values(lanes ?? {}).sort((a, b) => a.order - b.order).map((lane) => lane.name) })).sort((a, b) => (a.called < b.called ? -1 : 1)),
    ways: ways.sort(),
  };
}

describe('drawings in files', () => {
  it('[X31] what a format does not say is counted, and nothing else', async () => {
    const drawn = aBlueprint().stage('One', (stage) => stage.call('Call', { attempts: { min: 1, max: 3 } }).outcome('On', { to: 'Won', gate: { type: 'requiredActivities' } }).outcome('Open')).end('Won', 'won').note('Look').build();
    expect((await write('mermaid', drawn)).unsaid).toEqual([
      { part: 'activities', count: 1 }, { part: 'activityRules', count: 1 }, { part: 'gates', count: 1 }, { part: 'openOutcomes', count: 1 }, { part: 'positions', count: 2 }, { part: 'notes', count: 1 }, { part: 'rhythm', count: 1 },
    ]);
    expect((await write('markdown', drawn)).unsaid.map(({ part }) => part)).toEqual(['positions', 'notes']);
  });

  it('[X32] JSON comes back as the same drawing', async () => {
    for (const starter of starters) {
      const drawn = starter.build();
      const { text, unsaid } = await write('json', drawn);
      expect(read(await importers.json(text, 'lead', ids())).blueprint).toEqual(drawn);
      expect(unsaid).toEqual([]);
    }
    expect(await importers.json('{', 'lead', ids())).toMatchObject({ ok: false });
  });

  it('[X33] a Mermaid diagram comes back with the same skeleton', async () => {
    await fc.assert(fc.asyncProperty(blueprints, async (drawn) => {
      const back = read(await importers.mermaid((await write('mermaid', drawn)).text, 'lead', ids()));
      expect(back.unread).toEqual([]);
      const plain = (skeleton: ReturnType<typeof skeletonOf>) => ({ ...skeleton, stages: skeleton.stages.map(({ result: _result, ...stage }) => stage) });
      expect(plain(skeletonOf(back.blueprint, { tones: false, common: true }))).toEqual(plain(skeletonOf(drawn, { tones: false, common: true })));
    }), { numRuns: cases(100) });
  });

  it('[X33] signs that Mermaid knows come back in names', async () => {
    const name = '"A" --> B; #1: {x} %% <b> [*] `c` \\ 名';
    const drawn = aBlueprint(name).stage(name, (stage) => stage.outcome(name, { to: 'End' })).end('End', 'won').build();
    const back = read(await importers.mermaid((await write('mermaid', drawn)).text, 'lead', ids())).blueprint;
    expect([back.name, Object.values(back.stages).map((stage) => stage.name), Object.values(back.outcomes).map((outcome) => outcome.name)]).toEqual([name, [name, 'End'], [name]]);
  });

  it('[X34] a diagram of somebody else is read, and what was not is listed by line', async () => {
    const text = ['---', 'title: Door', '---', 'stateDiagram-v2', '  [*] --> Shut', '  Shut --> Ajar : push', '  state "Wide open" as Open', '  Ajar-->Open', '  state Rooms {', '    Hall --> Attic : up', '  }', '  Open --> Hall', '  Attic --> [*]', '  note right of Open : a note', '  What is this?', '  state pick <<choice>>', '  Open --> pick : well', '  pick --> Shut : no'].join('\n');
    const { blueprint, unread } = read(await importers.mermaid(text, 'deal', ids()));
    expect(skeletonOf(blueprint, { tones: false, common: true })).toMatchObject({
      start: 'Shut',
      stages: [{ called: 'Ajar', kind: 'work' }, { called: 'Attic', kind: 'end', phase: 'Rooms' }, { called: 'Hall', phase: 'Rooms' }, { called: 'Shut' }, { called: 'Wide open' }, { called: 'pick', kind: 'decision' }],
      ways: ['Ajar ----> Wide open', 'Hall --up--> Attic', 'Shut --push--> Ajar', 'Wide open ----> Hall', 'Wide open --well--> pick', 'pick --no--> Shut'],
    });
    expect(unread.map(({ where }) => where)).toEqual(['line 14', 'line 15']);
    expect(blueprint).toMatchObject({ name: 'Door', recordType: 'deal' });
  });

  it('[X34] any text is read or refused', async () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('[*] --> a', 'a --> b : c', 'state "x" as y {', '}', '--', 'note left of a', 'end note', 'class a,b won', 'state z <<fork>>'));
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const result = await importers.mermaid(['stateDiagram-v2', ...lines].join('\n'), 'lead', ids());
      if (result.ok) expect(parseBlueprint(JSON.parse(JSON.stringify(result.value.blueprint)))).toMatchObject({ ok: true });
    }), { numRuns: cases(300) });
  });

  it('[X37] what is read has ids of its own, and stands in columns along its ways', async () => {
    const text = 'stateDiagram-v2\n  [*] --> A\n  A --> B : yes\n  A --> C : no\n  B --> D : on\n  C --> A : again';
    const source = ids();
    const [one, other] = [read(await importers.mermaid(text, 'lead', source)).blueprint, read(await importers.mermaid(text, 'lead', source)).blueprint];
    const own = ({ id, stages, outcomes }: Blueprint) => [id, ...Object.keys(stages), ...Object.keys(outcomes)];
    expect(new Set([...own(one), ...own(other)]).size).toBe(own(one).length * 2);
    for (const drawn of [one, other]) expect(parseBlueprint(JSON.parse(JSON.stringify(drawn)))).toMatchObject({ ok: true });
    const at = Object.fromEntries(Object.values(one.stages).map(({ id, name }) => [name, one.view.positions[id]]));
    expect([at['A']?.x, at['B']?.x, at['C']?.x, at['D']?.x].map((x) => (x ?? NaN) / 376)).toEqual([0, 1, 1, 2]);
    expect(at['B']?.y).not.toBe(at['C']?.y);
  });

  it('[X38] the machine runs in XState, as JSON and as TypeScript', async () => {
    const drawn = aBlueprint('A */ machine').stage('One', (stage) => stage.outcome('On', { to: 'Two' })).stage('Two', (stage) => stage.outcome('Done', { to: 'Won' })).end('Won', 'won').build();
    const { outcome, stage } = aBlueprint('A */ machine').id;
    const { outputText } = transpileModule((await write('xstate', drawn)).text, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
    const made: { machine?: ReturnType<typeof createMachine> } = {};
    new Function('exports', 'require', outputText)(made, () => ({ setup }));
    const fromJson = createMachine(JSON.parse((await write('xstateJson', drawn)).text) as Parameters<typeof createMachine>[0], { guards: { gate: () => true }, actions: { take: () => undefined } });
    for (const machine of [made.machine, fromJson]) {
      if (!machine) throw new Error('No machine was made.');
      const actor = createActor(machine).start();
      expect(actor.getSnapshot().value).toBe(`s_${stage('One')}`);
      actor.send({ type: `outcome.${outcome('One', 'On')}` });
      expect(actor.getSnapshot().value).toBe(`s_${stage('Two')}`);
      actor.send({ type: `outcome.${outcome('Two', 'Done')}` });
      expect(actor.getSnapshot().status).toBe('done');
    }
  });

  it('[X38] without a start there is no machine', async () => {
    const drawn = aBlueprint().startAt(null).build();
    for (const format of ['xstate', 'xstateJson'] as const) expect(await exporters[format].write(drawn, { words: plainWords, config: null })).toEqual({ ok: false, error: { type: 'noStart' } });
  });

  it('[X39] a playbook tells what, when and how, and keeps what was typed as words', async () => {
    const drawn = aBlueprint('Play <b>book</b>').stage('Reach out', (stage) => stage
      .set({ purpose: '# not a heading', sla: { limit: { amount: 2, unit: 'days' }, escalations: {} } })
      .call('First call', {
        attempts: { min: 1, max: 3 }, checklist: ['Look them up'],
        content: {
          instructions: 'Be *kind*', variants: {}, documents: {},
          templates: { t: { id: 't', name: 'Intro', subject: 'Hello', body: 'Dear {{name}}', order: 0 } },
          script: { opening: 'Good morning', points: {}, objections: { o: { id: 'o', name: 'No time', answer: 'Two minutes', order: 0 } }, avoid: ['cheap'] },
        },
      }).outcome('Interested', { to: 'Won', limit: { times: 2, window: 'run', then: null } })).end('Won', 'won').common('Wants out', 'all', { to: 'Won' }).build();
    const { text } = await write('markdown', drawn);
    for (const part of ['# Play \\<b\\>book\\</b\\>', '### 1 · Reach out', '\\# not a heading', 'within a limit', '#### First call (call, required)', 'up to 3 times', 'Be \\*kind\\*', '- [ ] Look them up', '> Good morning', '**Objection: No time**', '> Two minutes', '- cheap', '**Template: Intro**', '- **Subject:** Hello', 'Dear {{name}}', '- Interested → Won', '  - at most 2 times', '## At any time', '- Wants out → Won']) expect(text).toContain(part);
    const page = (await write('html', drawn)).text;
    expect(page).toContain('<h1>Play &lt;b&gt;book&lt;/b&gt;</h1>');
    expect(page).not.toContain('<b>');
    for (const part of ['Good morning', 'No time', 'Look them up', 'Dear {{name}}', 'Wants out → Won']) expect(page).toContain(part);
  });

  it('[X7] the table of stages has a row a stage, none of which a spreadsheet runs', async () => {
    const drawn = aBlueprint().stage('=1+1', (stage) => stage.call('Call').outcome('On', { to: 'Won' })).end('Won', 'won').build();
    expect((await write('csv', drawn)).text).toBe('Phase,Stage,Kind,Purpose,Activities,Outcomes,Gate,Time limit\r\n,"\'=1+1",work,,Call,On → Won,,\r\n,Won,end,,,,,\r\n');
  });

  it('every format writes every starter, always the same', async () => {
    for (const starter of starters) {
      for (const format of exportFormats) {
        const { text } = await write(format, starter.build());
        expect(text.length).toBeGreaterThan(100);
        expect((await write(format, starter.build())).text).toBe(text);
      }
    }
  });
});

describe('BPMN', () => {
  it('[X35] our own file comes back with the same skeleton', async () => {
    await fc.assert(fc.asyncProperty(blueprints, async (drawn) => {
      const back = read(await importers.bpmn((await write('bpmn', drawn)).text, 'lead', ids()));
      expect(back.unread).toEqual([]);
      expect(skeletonOf(back.blueprint, { tones: true, common: false })).toEqual(skeletonOf(drawn, { tones: true, common: false }));
      expect(parseBlueprint(JSON.parse(JSON.stringify(back.blueprint)))).toMatchObject({ ok: true });
    }), { numRuns: cases(60) });
  });

  it('[X35] starters come back with phases, and every shape and flow has its place', async () => {
    for (const starter of starters) {
      const drawn = starter.build();
      const { text } = await write('bpmn', drawn);
      const back = read(await importers.bpmn(text, 'lead', ids()));
      expect(skeletonOf(back.blueprint, { tones: true, common: false })).toEqual(skeletonOf(drawn, { tones: true, common: false }));
      const placed = new Set([...text.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id));
      const drawnIds = [...text.matchAll(/<bpmn:(?:userTask|exclusiveGateway|startEvent|endEvent|intermediateCatchEvent|subProcess|sequenceFlow|group) id="([^"]+)"/g)].map(([, id]) => id);
      expect(drawnIds.length).toBeGreaterThan(5);
      expect(drawnIds.filter((id) => !placed.has(id))).toEqual([]);
    }
  });

  it('[X36] a file of another program becomes the nearest thing, and the rest is listed by id', async () => {
    const xml = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" name="Order">
      <startEvent id="in"/><sequenceFlow id="f0" sourceRef="in" targetRef="ask"/><task id="ask" name="Ask"/><sequenceFlow id="f1" sourceRef="ask" targetRef="g"/>
      <exclusiveGateway id="g" name="Wanted?" default="f3"/><sequenceFlow id="f2" name="yes" sourceRef="g" targetRef="pause"/><sequenceFlow id="f3" name="no" sourceRef="g" targetRef="off"/>
      <intermediateCatchEvent id="pause" name="A day"><timerEventDefinition id="t"><timeDuration>PT36H</timeDuration></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f4" sourceRef="pause" targetRef="m"/>
      <boundaryEvent id="late" name="Too late" attachedToRef="ask"><timerEventDefinition id="t2"><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id="f6" sourceRef="late" targetRef="m"/>
      <exclusiveGateway id="m"/><sequenceFlow id="f5" sourceRef="m" targetRef="sold"/><endEvent id="sold" name="Won"/><endEvent id="off" name="Lost"/>
      <dataObjectReference id="paper" name="Paper"/><textAnnotation id="remark"><text>Mind the gap</text></textAnnotation></process></definitions>`;
    const { blueprint, unread } = read(await importers.bpmn(xml, 'deal', ids()));
    expect(skeletonOf(blueprint, { tones: true, common: true })).toMatchObject({
      start: 'Ask',
      stages: [{ called: 'A day', kind: 'wait' }, { called: 'Ask', kind: 'work' }, { called: 'Lost', kind: 'end', result: 'lost' }, { called: 'Wanted?', kind: 'decision' }, { called: 'Won', kind: 'end', result: 'won' }],
      ways: ['A day -- (time)--> Won', 'Ask -- (positive)--> Wanted?', 'Ask --Too late (time)--> Won', 'Wanted? --no (negative)--> Lost', 'Wanted? --yes (positive)--> A day'],
    });
    expect(Object.values(blueprint.outcomes).flatMap(({ trigger }) => (trigger.type === 'elapsed' ? [trigger.wait] : []))).toEqual(expect.arrayContaining([{ amount: 36, unit: 'hours' }, { amount: 2, unit: 'days' }]));
    expect(unread.map(({ where }) => where).sort()).toEqual(['paper', 'remark']);
  });

  it('[X36] what is no BPMN is refused with a reason', async () => {
    for (const text of ['', 'hello', '<html></html>', '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>']) expect(await importers.bpmn(text, 'lead', ids())).toMatchObject({ ok: false });
  });
});
