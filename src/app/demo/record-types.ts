import { defaultRecordTypes, type Condition, type Fields, type RecordType } from '#engine/blueprint';
import { mayNotOwn } from '#engine/run';
import { people, type DemoPerson } from './cast.ts';

/** Who came to us by themselves need no qualifying; of the others a need is known, or the score speaks for them (S106). */
const qualified: Condition = {
  type: 'or',
  of: [
    { type: 'compare', field: 'leadSource', operator: 'in', value: ['Website form', 'Pricing page', 'Webinar', 'Referral'] },
    { type: 'compare', field: 'need', operator: 'isNotEmpty' },
    { type: 'compare', field: 'score', operator: 'atLeast', value: 60 },
  ],
};

/** The kinds of record of the demo: the usual ones, with a rule for what reps see of the leads. */
export const demoRecordTypes: Readonly<Record<'lead' | 'deal' | 'workOrder', RecordType>> = { ...defaultRecordTypes, lead: { ...defaultRecordTypes.lead, qualified } };

/** The owner somebody drew, unless the record is not for them yet: then it waits with the qualifier. */
export function fitOwner(drawn: DemoPerson, type: keyof typeof demoRecordTypes, fields: Fields, zone: string): DemoPerson {
  const barred = mayNotOwn({ id: '', type: demoRecordTypes[type], zone, fields }, drawn, 0) !== null;
  return (barred ? people.find(({ roles }) => roles.includes('qualifier')) : undefined) ?? drawn;
}
