/** What we use of bpmn-moddle 10.3, which has no types of its own. */
declare module 'bpmn-moddle' {
  /** An element of a BPMN file. Its properties are only known by looking. */
  export interface BpmnElement {
    readonly $type: string;
    $parent?: BpmnElement;
    readonly [property: string]: unknown;
  }

  export interface BpmnFile {
    readonly rootElement: BpmnElement;
    readonly references: readonly { readonly element: BpmnElement; readonly property: string; readonly id: string }[];
    readonly warnings: readonly { readonly message: string }[];
    readonly elementsById: Readonly<Record<string, BpmnElement>>;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    create(type: string, properties?: Readonly<Record<string, unknown>>): BpmnElement;
    toXML(element: BpmnElement, options?: { readonly format?: boolean; readonly preamble?: boolean }): Promise<{ readonly xml: string }>;
    fromXML(source: string): Promise<BpmnFile>;
  }
}
