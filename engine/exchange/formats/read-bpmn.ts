import { err, ok, type IdSource, type Result } from '#engine/kernel';
import { endResults, stageKinds, type Blueprint, type EndResult, type Point, type StageKind, type Tone } from '#engine/blueprint';
import type { BpmnElement, BpmnFile } from 'bpmn-moddle';
import { guessEnd } from '../stage-list/words.ts';
import { batonWords, readDuration } from './bpmn-dialect.ts';
import type { Imported, Unread } from './format.ts';
import { drawSkeleton, type SkeletonStage, type SkeletonWay } from './skeleton.ts';

/**
 * Reads a BPMN 2.0 file: a task is a stage, a flow an outcome, a gateway behind a task its ways out, any other a decision,
 * a timer a wait, a group a phase. What was not read, or read as something else, is listed by its id (SPEC.md [X35], [X36]).
 */
export async function readBpmn(xml: string, recordType: string, ids: IdSource): Promise<Result<Imported, readonly Unread[]>> {
  const { BpmnModdle } = await import('bpmn-moddle');
  let file: BpmnFile;
  try {
    file = await new BpmnModdle(batonWords).fromXML(xml);
  } catch (error) {
    return err([{ where: 'the file', sentence: `This is not a BPMN file: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read'}.` }]);
  }
  const unread: Unread[] = file.warnings.map(({ message }) => ({ where: 'the file', sentence: message.split('\n')[0] ?? message }));
  const processes = list(file.rootElement['rootElements']).filter(({ $type }) => $type === 'bpmn:Process');
  const [process, ...others] = [...processes].sort((a, b) => list(b['flowElements']).length - list(a['flowElements']).length);
  if (!process || list(process['flowElements']).length === 0) return err([{ where: 'the file', sentence: 'There is no process with anything drawn in it.' }]);
  unread.push(...others.map((other) => ({ where: idOf(other), sentence: 'A second process is not read: import it from a file of its own.' })));
  return ok({ blueprint: drawProcess(process, file, recordType, ids, unread), unread });
}

function drawProcess(process: BpmnElement, file: BpmnFile, recordType: string, ids: IdSource, unread: Unread[]): Blueprint {
  const elements = list(process['flowElements']);
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const places = placesIn(file.rootElement);
  const phases = list(process['artifacts']).filter(({ $type }) => $type === 'bpmn:Group').flatMap((group) => {
    const value = elementIn(group, 'categoryValueRef');
    return value ? [{ key: idOf(value), name: textIn(value, 'value') }] : [];
  });
  const passed = passedThrough(elements, flows);
  const stages = elements.flatMap((element) => (passed.has(element) ? [] : (stageFrom(element, places, unread) ?? [])));
  unread.push(...list(process['laneSets']).flatMap((set) => list(set['lanes'])).map((lane) => ({ where: idOf(lane), sentence: `The lane “${nameOf(lane)}” is left out: say who may act on each outcome.` })));
  unread.push(...list(process['artifacts']).filter(({ $type }) => $type === 'bpmn:TextAnnotation').map((note) => ({ where: idOf(note), sentence: `The annotation “${textIn(note, 'text').slice(0, 80)}” is left out.` })));
  const known = new Set(stages.map(({ key }) => key));
  const ways = elements.flatMap((element) => (known.has(idOf(element)) || element.$type === 'bpmn:BoundaryEvent' ? waysFrom(element, flows, passed, known) : []));
  const first = elements.find(({ $type }) => $type === 'bpmn:StartEvent');
  const start = first ? (targetsOf(first, flows, passed, new Set())[0]?.target ?? null) : null;
  return drawSkeleton({ name: nameOf(process), stages, phases, ways, start: start && known.has(start) ? start : (stages[0]?.key ?? null) }, recordType, ids);
}

const passing = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ParallelGateway', 'bpmn:EventBasedGateway', 'bpmn:ComplexGateway']);

/** Gateways that are no stage of their own: behind one task, or where ways only come together. */
function passedThrough(elements: readonly BpmnElement[], flows: readonly BpmnElement[]): ReadonlySet<BpmnElement> {
  return new Set(elements.filter((element) => {
    if (!passing.has(element.$type) || textIn(element, 'kind') !== '') return false;
    const into = flows.filter((flow) => elementIn(flow, 'targetRef') === element);
    const out = flows.filter((flow) => elementIn(flow, 'sourceRef') === element);
    if (out.length === 1) return true;
    const [only] = into;
    const source = only && elementIn(only, 'sourceRef');
    return into.length === 1 && source !== undefined && nameOf(only ?? element) === '' && nameOf(element) === '' && isTask(source) && flows.filter((flow) => elementIn(flow, 'sourceRef') === source).length === 1;
  }));
}

function isTask({ $type }: BpmnElement): boolean {
  return /Task$|Activity$|^bpmn:(SubProcess|AdHocSubProcess|Transaction)$|^bpmn:Intermediate/.test($type);
}

function stageFrom(element: BpmnElement, places: ReadonlyMap<BpmnElement, Point>, unread: Unread[]): SkeletonStage | undefined {
  const kind = kindOf(element, unread);
  if (kind === undefined) return undefined;
  const inside = list(element['flowElements']);
  if (inside.some(({ $type }) => $type === 'bpmn:SequenceFlow')) unread.push({ where: idOf(element), sentence: `What leads where inside “${nameOf(element)}” is left out: its tasks became lanes side by side.` });
  const documents = list(element['documentation']).map((each) => textIn(each, 'text')).join('\n');
  const lines = documents.split('\n');
  const activities = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).replace(/ \(optional\)$/, ''));
  const result = textIn(element, 'result');
  return {
    key: idOf(element), name: nameOf(element), kind, at: places.get(element), phase: list(element['categoryValueRef']).map(idOf)[0],
    result: kind === 'end' ? (isResult(result) ? result : guessEnd(nameOf(element))) : undefined,
    purpose: lines.filter((line) => !line.startsWith('- ')).join('\n').trim(),
    activities: kind === 'work' || kind === 'parallel' ? activities : [],
    lanes: kind === 'parallel' ? inside.filter(isTask).map(nameOf) : undefined,
  };
}

function kindOf(element: BpmnElement, unread: Unread[]): StageKind | undefined {
  const { $type } = element;
  const own = textIn(element, 'kind');
  if (isKind(own)) return own;
  const definitions = list(element['eventDefinitions']);
  if ($type === 'bpmn:EndEvent') return 'end';
  if (/^bpmn:(SubProcess|AdHocSubProcess|Transaction)$/.test($type)) return 'parallel';
  if (/Task$|Activity$/.test($type)) return 'work';
  if (passing.has($type)) {
    if ($type === 'bpmn:ParallelGateway' || $type === 'bpmn:InclusiveGateway') unread.push({ where: idOf(element), sentence: 'Ways that are taken together became a choice between them: use a parallel stage where teams work side by side.' });
    return 'decision';
  }
  if ($type.startsWith('bpmn:Intermediate')) {
    if (definitions.some((each) => each.$type === 'bpmn:TimerEventDefinition')) return 'wait';
    unread.push({ where: idOf(element), sentence: `The event “${nameOf(element)}” became a stage; what it waits for is left out.` });
    return 'work';
  }
  if (/^bpmn:(SequenceFlow|StartEvent|BoundaryEvent)$/.test($type)) return undefined;
  unread.push({ where: idOf(element), sentence: `A ${$type.replace('bpmn:', '')} has no place in a blueprint.` });
  return undefined;
}

function waysFrom(element: BpmnElement, flows: readonly BpmnElement[], passed: ReadonlySet<BpmnElement>, known: ReadonlySet<string>): readonly SkeletonWay[] {
  const timer = list(element['eventDefinitions']).find(({ $type }) => $type === 'bpmn:TimerEventDefinition');
  const host = elementIn(element, 'attachedToRef') ?? element;
  const duration = timer && elementIn(timer, 'timeDuration');
  const wait = duration ? readDuration(textIn(duration, 'body')) : undefined;
  return targetsOf(element, flows, passed, new Set()).filter(({ target }) => known.has(target)).map(({ target, flow, gateway }, index): SkeletonWay => {
    const tone = textIn(flow, 'tone');
    return {
      from: idOf(host), to: target, name: nameOf(flow) || nameOf(element.$type === 'bpmn:BoundaryEvent' ? element : flow),
      tone: isTone(tone) ? tone : undefined, wait: timer && index === 0 ? (wait ?? { amount: 1, unit: 'days' }) : undefined,
      fallback: elementIn(gateway, 'default') === flow,
    };
  });
}

interface Target {
  readonly target: string;
  /** The flow that carries the name. */
  readonly flow: BpmnElement;
  readonly gateway: BpmnElement;
}

/** Where the flows of an element come to, through gateways that are no stage. */
function targetsOf(element: BpmnElement, flows: readonly BpmnElement[], passed: ReadonlySet<BpmnElement>, seen: ReadonlySet<BpmnElement>): readonly Target[] {
  if (seen.has(element)) return [];
  return flows.filter((flow) => elementIn(flow, 'sourceRef') === element).flatMap((flow): readonly Target[] => {
    const target = elementIn(flow, 'targetRef');
    if (!target) return [];
    if (!passed.has(target)) return [{ target: idOf(target), flow, gateway: element }];
    return targetsOf(target, flows, passed, new Set([...seen, element])).map((further) => (nameOf(further.flow) === '' && nameOf(flow) !== '' ? { ...further, flow } : further));
  });
}

function placesIn(definitions: BpmnElement): ReadonlyMap<BpmnElement, Point> {
  const shapes = list(definitions['diagrams']).flatMap((diagram) => list(elementIn(diagram, 'plane')?.['planeElement']));
  return new Map(shapes.flatMap((shape) => {
    const element = elementIn(shape, 'bpmnElement');
    const bounds = elementIn(shape, 'bounds');
    if (!element || !bounds) return [];
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bounds[name] ?? 0));
    return [[element, { x: (x ?? 0) + (width ?? 0) / 2, y: (y ?? 0) + (height ?? 0) / 2 }] as const];
  }));
}

function list(value: unknown): readonly BpmnElement[] {
  return Array.isArray(value) ? value.filter(isElement) : [];
}

function elementIn(element: BpmnElement, property: string): BpmnElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}

function textIn(element: BpmnElement, property: string): string {
  const value = element[property];
  return typeof value === 'string' ? value : '';
}

function idOf(element: BpmnElement): string {
  return textIn(element, 'id');
}

function nameOf(element: BpmnElement): string {
  return textIn(element, 'name').replace(/\s+/g, ' ').trim();
}

function isKind(value: string): value is StageKind {
  return stageKinds.some((kind) => kind === value);
}

function isResult(value: string): value is EndResult {
  return endResults.some((result) => result === value);
}

function isTone(value: string): value is Tone {
  return value === 'positive' || value === 'negative' || value === 'neutral' || value === 'time';
}
