import { createIdSource, fixedClock, seededDice, type IdSource } from '#engine/kernel';
import type { Blueprint } from '../model/blueprint.ts';
import { callScript } from './call-script.ts';
import { draw, type DrawingSpec } from './draw.ts';
import { fourteenDayOutreach } from './fourteen-day-outreach.ts';
import { inboundProspecting } from './inbound-prospecting.ts';
import { orderToDelivery } from './order-to-delivery.ts';
import { outboundQualification } from './outbound-qualification.ts';
import { workOrder } from './work-order.ts';

/** A ready blueprint to start from. */
export interface Starter {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly recordType: string;
  /** How many stages it has, for the list. */
  readonly stages: number;
  /** Draws it: with ids from the given source, or with ids that are always the same when none is given. */
  build(ids?: IdSource): Blueprint;
}

/** When the starters' own ids were born: fixed, so that a starter drawn without a source never changes. */
const born = Date.UTC(2026, 0, 5);

function starter(key: string, seed: number, spec: DrawingSpec): Starter {
  return {
    key,
    name: spec.name,
    description: spec.description,
    recordType: spec.recordType,
    stages: spec.stages.length,
    build: (ids) => draw(spec, ids ?? createIdSource(fixedClock(born), seededDice(seed))),
  };
}

/** The blueprints that ship with Baton, each passing every check (S2, S3, S9, S15, S21, S24, S25, S28, S29, S31, S37, S52, S62-S64, S82). */
export const starters: readonly Starter[] = [
  starter('inbound-prospecting', 24, inboundProspecting),
  starter('outbound-qualification', 3, outboundQualification),
  starter('fourteen-day-outreach', 62, fourteenDayOutreach),
  starter('work-order', 2, workOrder),
  starter('order-to-delivery', 28, orderToDelivery),
  starter('call-script', 21, callScript),
];
