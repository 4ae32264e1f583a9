import type { Refusal } from '#engine/journal';
import type { Blueprint, RecordType } from '#engine/blueprint';
import { createNames, describeEnrolRefusals, ReasonList } from '../ui/index.ts';

/** Why records were not enrolled, each reason once with how many it concerns, opt-outs first. */
export function RefusalList({ refused, blueprint, type, viewName }: { readonly refused: readonly Refusal[]; readonly blueprint: Blueprint | undefined; readonly type?: RecordType | undefined; readonly viewName?: string | undefined }) {
  return <ReasonList reasons={describeEnrolRefusals(refused, { enrolment: blueprint?.enrolment, viewName }, createNames({ blueprint, recordType: type }))} />;
}
