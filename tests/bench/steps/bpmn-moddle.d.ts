/** The part of bpmn-moddle 10.3 that the bench uses; the package has no types of its own. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(source: string): Promise<import('moddle-context-serializer').BpmnModdleContext>;
  }
}
