import type { Evidence } from '../evidence.ts';
import { atStage, finding, listed, quoted } from '../finding.ts';
import type { Proof } from '../proof.ts';
import { doneHere, lettingOut, stuckIn } from '../stuck.ts';

const check = 'record-always-moves-on';

/** Wherever a record stands, somebody, the clock or a signal can still move it on. */
export const recordAlwaysMovesOn: Proof = {
  name: check,
  find: (evidence: Evidence) =>
    stuckIn(evidence).flatMap(({ kind, stage, standing }) => {
      if (kind !== 'other') return [];
      const done = doneHere(evidence, standing);
      const after = done.length === 0 ? '' : ` once ${listed(done)} ${done.length === 1 ? 'is' : 'are'} done`;
      return [finding(check, 'error', atStage(stage), `A record can get stuck in ${quoted(stage)}${after}: nothing that people, the clock or a signal can do moves it on.`, evidence.exampleOf(standing), lettingOut(evidence, stage))];
    }),
};
