/** The part of bpmn-moddle 10.3 that the bench uses; the package has no types of its own. */
declare module 'bpmn-moddle' {
  import type { BpmnModdleContext } from 'moddle-context-serializer';

  export class BpmnModdle {
    fromXML(source: string): Promise<BpmnModdleContext>;
  }
}
