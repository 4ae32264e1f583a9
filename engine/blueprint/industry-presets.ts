import type { Rhythm } from './model/blueprint.ts';

/** What an industry usually does with a cadence's length and gaps, and why. */
export interface IndustryPreset {
  readonly key: string;
  readonly name: string;
  /** The parts of the rhythm it fills; the rest stays as it is. */
  readonly rhythm: Pick<Rhythm, 'gap' | 'length' | 'touchesPer7Days'>;
  /** Why, in one sentence a manager can agree with or not. */
  readonly reason: string;
}

/**
 * Starting points for how long a cadence runs and how far its touches are apart (S78). They are norms to begin with, not
 * rules: every number can be changed afterwards. All stay inside 5 to 28 days and 1 to 4 days apart (S54, S65).
 */
export const industryPresets: readonly IndustryPreset[] = [
  { key: 'software', name: 'Software', rhythm: { gap: { min: 1, max: 3 }, length: { min: 10, max: 21 }, touchesPer7Days: 5 }, reason: 'Buyers compare several tools at once and answer by email within days; a denser cadence is still read.' },
  { key: 'professionalServices', name: 'Professional services', rhythm: { gap: { min: 2, max: 4 }, length: { min: 14, max: 28 }, touchesPer7Days: 3 }, reason: 'Trust is bought before the service: fewer, better prepared touches over a longer time.' },
  { key: 'manufacturing', name: 'Manufacturing', rhythm: { gap: { min: 2, max: 4 }, length: { min: 14, max: 28 }, touchesPer7Days: 3 }, reason: 'Several people decide and meet at fixed times; pressing for a daily answer costs goodwill.' },
  { key: 'finance', name: 'Finance and insurance', rhythm: { gap: { min: 2, max: 4 }, length: { min: 10, max: 28 }, touchesPer7Days: 3 }, reason: 'Contact is watched closely here: keep touches few, and leave time for a considered answer.' },
  { key: 'health', name: 'Health care', rhythm: { gap: { min: 2, max: 4 }, length: { min: 14, max: 28 }, touchesPer7Days: 2 }, reason: 'People work in shifts and with patients; a touch that is not urgent waits for days until it is seen.' },
  { key: 'retail', name: 'Retail and e-commerce', rhythm: { gap: { min: 1, max: 2 }, length: { min: 5, max: 14 }, touchesPer7Days: 5 }, reason: 'Interest is short-lived and the decision small: whoever has not answered in two weeks has bought elsewhere.' },
  { key: 'property', name: 'Property', rhythm: { gap: { min: 1, max: 2 }, length: { min: 5, max: 14 }, touchesPer7Days: 5 }, reason: 'An offer is gone within days, so the first week decides.' },
  { key: 'fieldService', name: 'Field service', rhythm: { gap: { min: 1, max: 3 }, length: { min: 5, max: 14 }, touchesPer7Days: 4 }, reason: 'The customer has a fault or a date in mind: agree on a visit soon, then leave them in peace.' },
];
