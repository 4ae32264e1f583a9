import { inOrder, ok } from '#engine/kernel';
import { activitiesIn, stagesOf, type Blueprint, type Outcome, type Point, type Stage } from '#engine/blueprint';
import type { BpmnElement, BpmnModdle } from 'bpmn-moddle';
import { batonWords, writeDuration } from './bpmn-dialect.ts';
import { BpmnSheet, type Placed } from './bpmn-sheet.ts';
import type { ExportAid, Exporter, SayablePart } from './format.ts';
import { unsaidOf } from './unsaid.ts';

const said: readonly SayablePart[] = ['phases', 'lanes', 'activities', 'positions'];

/**
 * A BPMN 2.0 diagram with the places of its shapes: a stage is a task, what leads out of it a gateway with a flow an
 * outcome, a decision a gateway, a wait a timer, a phase a group (ui.md 66). Its writer is loaded when it is wanted.
 */
export const bpmnExporter: Exporter = {
  extension: '.bpmn',
  mime: 'application/xml',
  write: async (blueprint, aid) => {
    const { BpmnModdle: Moddle } = await import('bpmn-moddle');
    return ok({ text: await written(new Moddle(batonWords), blueprint, aid), unsaid: unsaidOf(blueprint, said) });
  },
};

interface Drawn {
  readonly node: Placed;
  /** Where its outcomes leave from: itself, or the gateway behind it. */
  readonly out: Placed;
}

async function written(moddle: BpmnModdle, blueprint: Blueprint, aid: ExportAid): Promise<string> {
  const sheet = new BpmnSheet(moddle);
  const stages = stagesOf(blueprint);
  const phases = new Map(inOrder(blueprint.phases).map((phase, index) => [phase.id, sheet.phase(`Phase_${index + 1}`, inline(phase.name))] as const));
  const ways = waysOf(blueprint);
  const drawn = new Map(stages.map((stage, index) => [stage.id, drawStage(sheet, blueprint, stage, index, ways.filter(({ from }) => from === stage.id).length)] as const));
  for (const stage of stages) {
    const node = drawn.get(stage.id)?.node;
    const phase = phases.get(stage.phase ?? '');
    if (node && phase) sheet.putInto(phase, node);
  }
  const first = blueprint.start === null ? undefined : drawn.get(blueprint.start)?.node;
  if (first) sheet.flow('Flow_start', sheet.node('bpmn:StartEvent', { id: 'Start' }, { x: first.x - 96, y: first.y + first.height / 2 - 18, width: 36, height: 36 }), first, {});
  for (const [index, { outcome, from, to }] of ways.entries()) {
    const source = drawn.get(from)?.out;
    const target = drawn.get(to)?.node;
    if (source && target) drawWay(sheet, moddle, outcome, `Flow_${index + 1}`, source, target, aid);
  }
  const { xml } = await moddle.toXML(sheet.definitions(inline(blueprint.name)), { format: true });
  return xml;
}

/** Every drawn way as a pair of stages: an outcome that several stages share is a flow from each. */
function waysOf(blueprint: Blueprint): readonly { readonly outcome: Outcome; readonly from: string; readonly to: string }[] {
  return inOrder(blueprint.outcomes).flatMap((outcome) => {
    const { from, to } = outcome;
    if (to === null || from.type === 'all') return [];
    return (from.type === 'stage' ? [from.stage] : [...new Set(from.stages)]).map((source) => ({ outcome, from: source, to }));
  });
}

function drawStage(sheet: BpmnSheet, blueprint: Blueprint, stage: Stage, index: number, ways: number): Drawn {
  const at = blueprint.view.positions[stage.id] ?? { x: index * 376, y: 0 };
  const id = `Stage_${index + 1}`;
  const name = inline(stage.name);
  const text = textOf(blueprint, stage);
  const own = { id, name, kind: stage.kind, ...(stage.end ? { result: stage.end.result } : {}), ...(text === '' ? {} : { documentation: [sheet.element('bpmn:Documentation', { text })] }) };
  const event = { x: at.x + 62, y: at.y + 22, width: 36, height: 36 };
  if (stage.kind === 'decision') return alone(sheet.node('bpmn:ExclusiveGateway', own, { x: at.x + 55, y: at.y + 15, width: 50, height: 50 }));
  if (stage.kind === 'end' && ways === 0) return alone(sheet.node('bpmn:EndEvent', own, event));
  const node = stage.kind === 'wait' ? sheet.node('bpmn:IntermediateCatchEvent', { ...own, eventDefinitions: [timer(sheet, blueprint, stage)] }, event)
    : stage.kind === 'parallel' ? withLanes(sheet, stage, own, at)
    : sheet.node('bpmn:UserTask', own, { ...at, width: 160, height: 80 });
  if (ways < 2) return alone(node);
  const gateway = sheet.node('bpmn:ExclusiveGateway', { id: `Outcomes_${index + 1}` }, { x: at.x + node.width + (stage.kind === 'wait' ? 102 : 40), y: at.y + node.height / 2 - (stage.kind === 'wait' ? 3 : 25), width: 50, height: 50 });
  sheet.flow(`Flow_out_${index + 1}`, node, gateway, {});
  return { node, out: gateway };
}

function alone(node: Placed): Drawn {
  return { node, out: node };
}

function timer(sheet: BpmnSheet, { outcomes }: Blueprint, stage: Stage): BpmnElement {
  const wait = Object.values(outcomes).flatMap(({ from, trigger }) => (from.type === 'stage' && from.stage === stage.id && trigger.type === 'elapsed' ? [trigger.wait] : []))[0];
  return sheet.element('bpmn:TimerEventDefinition', wait ? { timeDuration: sheet.element('bpmn:FormalExpression', { body: writeDuration(wait) }) } : {});
}

/** A parallel stage holds a task a lane; tasks without a flow into them begin together. */
function withLanes(sheet: BpmnSheet, stage: Stage, own: Readonly<Record<string, unknown>>, at: Point): Placed {
  const lanes = inOrder(stage.lanes ?? {});
  const id = typeof own['id'] === 'string' ? own['id'] : '';
  const node = sheet.node('bpmn:SubProcess', own, { ...at, width: 240, height: 60 + Math.max(1, lanes.length) * 80 }, true);
  for (const [index, lane] of lanes.entries()) sheet.within(node, 'bpmn:UserTask', { id: `${id}_Lane_${index + 1}`, name: inline(lane.name) }, { x: at.x + 20, y: at.y + 40 + index * 80, width: 200, height: 64 });
  return node;
}

function drawWay(sheet: BpmnSheet, moddle: BpmnModdle, outcome: Outcome, id: string, source: Placed, target: Placed, { words }: ExportAid): void {
  const rule = outcome.trigger.type === 'condition' && source.element['kind'] === 'decision' ? inline(words.condition(outcome.trigger.condition)) : '';
  const flow = sheet.flow(id, source, target, { name: inline(outcome.name), tone: outcome.tone, ...(rule === '' ? {} : { conditionExpression: moddle.create('bpmn:FormalExpression', { body: rule, language: 'text' }) }) });
  if (outcome.fallback === true && source.element['kind'] === 'decision') sheet.makeDefault(source, flow);
}

function textOf(blueprint: Blueprint, stage: Stage): string {
  const activities = activitiesIn(blueprint, stage.id).map(({ name, required }) => `- ${name}${required === 'never' ? ' (optional)' : ''}`);
  return [stage.purpose, ...activities].map((line) => line.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\P{Cc}\n]/gu, ' ').replace(/[\ufffe\uffff]/g, ' ')).filter((line) => line.trim() !== '').join('\n');
}

/** One line that every reader of XML takes. */
function inline(words: string): string {
  return words.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\s\ufffe\uffff]+/gu, ' ').trim();
}
