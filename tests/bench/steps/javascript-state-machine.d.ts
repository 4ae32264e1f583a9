/** The part of javascript-state-machine 3.1 that the bench uses; the package has no types of its own. */
declare module 'javascript-state-machine' {
  interface Lifecycle {
    readonly transition: string;
    readonly from: string;
    readonly to: string;
  }
  interface Options<Data> {
    readonly init: string;
    readonly data: () => Data;
    readonly transitions: readonly { readonly name: string; readonly from: string; readonly to: string }[];
    readonly methods: {
      onBeforeTransition?(this: Data, lifecycle: Lifecycle): boolean;
      onEnterState?(this: Partial<Data>, lifecycle: Lifecycle): void;
    };
  }
  type Machine<Data> = Data & { readonly state: string; can(name: string): boolean; readonly reached: () => boolean; readonly next: () => boolean; readonly lost: () => boolean };
  const StateMachine: { factory<Data>(options: Options<Data>): new () => Machine<Data> };
  export default StateMachine;
}
