import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import Modeler from 'bpmn-js/lib/Modeler';
import type { Card } from '../../../src/canvas/geometry/card.ts';
import type { Line } from '../../../src/canvas/geometry/lines.ts';
import { firstView, panStep, zoomStep, type Contender } from './contender.ts';

/** What is used of the modeler's own canvas. */
interface BpmnCanvas {
  zoom(level: number | 'fit-viewport', centre?: { readonly x: number; readonly y: number }): number;
  scroll(by: { readonly dx: number; readonly dy: number }): void;
}

/** The same graph in the modeler of BPMN: tasks of the cards' sizes, sequence flows along the very lines. Its tasks show their name only. */
export const byBpmn: Contender = {
  name: 'bpmn-js Modeler',
  show: async (host, drawing) => {
    const modeler = new Modeler({ container: host });
    await modeler.importXML(xmlOf(drawing.cards, drawing.lines));
    const canvas = modeler.get<BpmnCanvas>('canvas');
    const { x, y } = firstView(host, drawing);
    canvas.scroll({ dx: x, dy: y });
    let level = 1;
    const centre = { x: host.clientWidth / 2, y: host.clientHeight / 2 };
    return {
      pan: (frame) => canvas.scroll({ dx: -panStep(frame).x, dy: -panStep(frame).y }),
      zoom: (frame, frames) => {
        level *= zoomStep(frame, frames);
        canvas.zoom(level, centre);
      },
      fit: () => {
        level = canvas.zoom('fit-viewport');
      },
      remove: () => modeler.destroy(),
    };
  },
};

function xmlOf(cards: readonly Card[], lines: readonly Line[]): string {
  const task = (card: Card): string => `<bpmn:task id="s${card.id}" name="${card.stage?.name ?? ''}"/>`;
  const flow = (line: Line): string => `<bpmn:sequenceFlow id="f${line.outcome.id}" name="${line.outcome.name}" sourceRef="s${line.source}" targetRef="s${line.target}"/>`;
  const shape = ({ id, x, y, width, height }: Card): string => `<bpmndi:BPMNShape id="d${id}" bpmnElement="s${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
  const edge = (line: Line): string => `<bpmndi:BPMNEdge id="e${line.outcome.id}" bpmnElement="f${line.outcome.id}">${line.points.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="baton">',
    `<bpmn:process id="process" isExecutable="false">${cards.map(task).join('')}${lines.map(flow).join('')}</bpmn:process>`,
    `<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">${cards.map(shape).join('')}${lines.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
    '</bpmn:definitions>',
  ].join('');
}
