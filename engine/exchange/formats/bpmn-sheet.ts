import type { BpmnElement, BpmnModdle } from 'bpmn-moddle';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An element with its place on the sheet. */
export interface Placed extends Box {
  readonly element: BpmnElement;
}

interface Phase {
  readonly id: string;
  readonly value: BpmnElement;
  readonly members: Placed[];
}

/** A BPMN diagram while it is drawn: its process, and beside it where every shape and every flow stands. */
export class BpmnSheet {
  private readonly flowElements: BpmnElement[] = [];
  private readonly shapes: BpmnElement[] = [];
  private readonly phases: Phase[] = [];
  private readonly inside = new Map<BpmnElement, BpmnElement[]>();
  private readonly outgoing = new Map<BpmnElement, BpmnElement[]>();
  private readonly incoming = new Map<BpmnElement, BpmnElement[]>();
  private readonly values = new Map<BpmnElement, BpmnElement[]>();
  private readonly moddle: BpmnModdle;

  constructor(moddle: BpmnModdle) {
    this.moddle = moddle;
  }

  element(type: string, properties: Readonly<Record<string, unknown>>): BpmnElement {
    return this.moddle.create(type, properties);
  }

  /** Draws a task, an event or a gateway. */
  node(type: string, properties: Readonly<Record<string, unknown>>, box: Box, isExpanded = false): Placed {
    const [outgoing, incoming, inside, values]: [BpmnElement[], BpmnElement[], BpmnElement[], BpmnElement[]] = [[], [], [], []];
    const element = this.element(type, { ...properties, incoming, outgoing, categoryValueRef: values, ...(isExpanded ? { flowElements: inside } : {}) });
    this.outgoing.set(element, outgoing);
    this.incoming.set(element, incoming);
    this.inside.set(element, inside);
    this.values.set(element, values);
    this.flowElements.push(element);
    this.shape(element, box, isExpanded ? { isExpanded: true } : {});
    return { element, ...box };
  }

  /** Draws a task inside another. */
  within(parent: Placed, type: string, properties: Readonly<Record<string, unknown>>, box: Box): void {
    const element = this.element(type, properties);
    element.$parent = parent.element;
    this.inside.get(parent.element)?.push(element);
    this.shape(element, box, {});
  }

  /** Draws the flow from one to the other: out to the right, up or down, in from the left. */
  flow(id: string, from: Placed, to: Placed, properties: Readonly<Record<string, unknown>>): BpmnElement {
    const flow = this.element('bpmn:SequenceFlow', { id, sourceRef: from.element, targetRef: to.element, ...properties });
    this.outgoing.get(from.element)?.push(flow);
    this.incoming.get(to.element)?.push(flow);
    this.flowElements.push(flow);
    const start = { x: from.x + from.width, y: from.y + from.height / 2 };
    const end = { x: to.x, y: to.y + to.height / 2 };
    const middle = end.x > start.x ? (start.x + end.x) / 2 : start.x + 24;
    const points = start.y === end.y && end.x > start.x ? [start, end]
      : end.x > start.x ? [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end]
      : [start, { x: middle, y: start.y }, { x: middle, y: Math.max(start.y, end.y) + 90 }, { x: end.x - 24, y: Math.max(start.y, end.y) + 90 }, { x: end.x - 24, y: end.y }, end];
    this.shapes.push(this.element('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: flow, waypoint: points.map((point) => this.element('dc:Point', point)) }));
    return flow;
  }

  /** The way a gateway takes when nothing else holds. */
  makeDefault({ element }: Placed, flow: BpmnElement): void {
    Object.assign(element, { default: flow });
  }

  /** Opens a group for a phase. */
  phase(id: string, name: string): Phase {
    const phase: Phase = { id, value: this.element('bpmn:CategoryValue', { id: `${id}_value`, value: name }), members: [] };
    this.phases.push(phase);
    return phase;
  }

  putInto(phase: Phase, node: Placed): void {
    phase.members.push(node);
    this.values.get(node.element)?.push(phase.value);
  }

  /** The whole file. */
  definitions(name: string): BpmnElement {
    const used = this.phases.filter(({ members }) => members.length > 0);
    const groups = used.map(({ id, value, members }) => {
      const group = this.element('bpmn:Group', { id, categoryValueRef: value });
      const left = Math.min(...members.map(({ x }) => x)) - 32;
      const top = Math.min(...members.map(({ y }) => y)) - 48;
      this.shape(group, { x: left, y: top, width: Math.max(...members.map(({ x, width }) => x + width)) + 32 - left, height: Math.max(...members.map(({ y, height }) => y + height)) + 32 - top }, {});
      return group;
    });
    const process = this.element('bpmn:Process', { id: 'Process_1', name, isExecutable: false, flowElements: this.flowElements, artifacts: groups });
    for (const element of [...this.flowElements, ...groups]) element.$parent = process;
    const plane = this.element('bpmndi:BPMNPlane', { id: 'Plane_1', bpmnElement: process, planeElement: this.shapes });
    const category = used.length === 0 ? [] : [this.element('bpmn:Category', { id: 'Phases', name: 'Phases', categoryValue: used.map(({ value }) => value) })];
    return this.element('bpmn:Definitions', {
      id: 'Definitions_1', targetNamespace: 'urn:baton:bpmn:1', exporter: 'Baton',
      rootElements: [...category, process], diagrams: [this.element('bpmndi:BPMNDiagram', { id: 'Diagram_1', plane })],
    });
  }

  private shape(element: BpmnElement, { x, y, width, height }: Box, properties: Readonly<Record<string, unknown>>): void {
    this.shapes.push(this.element('bpmndi:BPMNShape', { id: `${String(element['id'])}_di`, bpmnElement: element, bounds: this.element('dc:Bounds', { x, y, width, height }), ...properties }));
  }
}
