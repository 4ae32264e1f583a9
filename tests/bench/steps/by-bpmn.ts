import { BpmnModdle } from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import serialize, { TypeResolver } from 'moddle-context-serializer';
import { lost, nextTo, reachedTo, scriptOf, scripts, won, workStages, type Way } from './scenario.ts';
import { gates, left, newTally, tallied } from './tally.ts';

const works = Array.from({ length: workStages }, (_, stage) => stage);
const flow = (from: string, to: string, condition?: string): string =>
  `<sequenceFlow id="f_${from}_${condition ?? 'else'}" sourceRef="${from}" targetRef="${to}">${condition === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">\${environment.services.may('${condition}')}</conditionExpression>`}</sequenceFlow>`;
const target = (stage: number): string => (stage === won || stage === lost ? `end${stage}` : `s${stage}`);

/** The same drawing as BPMN: a stage is a user task, after it a gateway with the three outcomes and the way back as its default. */
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<process id="p" isExecutable="true"><startEvent id="start" />${flow('start', 's0')}
${works.map((stage) => `<userTask id="s${stage}" />${flow(`s${stage}`, `g${stage}`)}<exclusiveGateway id="g${stage}" default="f_g${stage}_else" />${flow(`g${stage}`, target(reachedTo(stage)), 'reached')}${flow(`g${stage}`, target(nextTo(stage)), 'next')}${flow(`g${stage}`, target(lost), 'lost')}${flow(`g${stage}`, `s${stage}`)}`).join('\n')}
<endEvent id="end${won}" /><endEvent id="end${lost}" /></process></definitions>`;

const script = Array.from({ length: scripts }, (_, number) => scriptOf(number).deeds);

/** bpmn-elements: a process a record, moved by signals to its user task. */
export async function bpmnWay(): Promise<Way> {
  const context = serialize(await new BpmnModdle().fromXML(source), TypeResolver(elements));
  return {
    what: 'bpmn-elements (user tasks), live, no verdict',
    records: 1,
    // what lies behind an outcome that was not taken is discarded, stage by stage, with every intent
    once: true,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const tally = newTally();
      let asked = '';
      const may = (name: keyof typeof gates): boolean => {
        const open = name === asked && gates[name](tally);
        if (open) left(tally);
        return open;
      };
      const definition = new elements.Definition(elements.Context(context), { services: { may } });
      definition.run();
      const task = (): string => String(definition.getPostponed()[0]?.id ?? `end${lost}`);
      return {
        stage: () => Number(task().replace(/\D/g, '')),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(tally, deed.do);
          asked = deed.do === 'next' || deed.do === 'lost' ? deed.do : 'reached';
          definition.signal({ id: task() });
        },
      };
    },
  };
}
