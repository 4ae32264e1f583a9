import type { RecordType, Version } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import { makeDrills, type DrillSet } from '#engine/rehearsal';

export interface DrillsQuestion {
  readonly version: Version;
  readonly type?: RecordType;
}
export type DrillsAnswer = { readonly set: DrillSet } | { readonly problem: string };

self.addEventListener('message', ({ data: { version, type } }: MessageEvent<DrillsQuestion>) => {
  const answer = (message: DrillsAnswer) => self.postMessage(message);
  try {
    answer({ set: makeDrills(compileBlueprint(version), type === undefined ? {} : { context: { recordTypes: { [type.key]: type } } }) });
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) });
  }
});
