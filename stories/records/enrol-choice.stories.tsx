import type { Meta, StoryObj } from '@storybook/react-vite';
import { defaultRecordTypes } from '#engine/blueprint';
import type { LiveBlueprint } from '../../src/records/enrolment/live-blueprints.ts';
import { EnrolChoice } from '../../src/records/import/enrol-choice.tsx';
import '../../src/records/records.css';
import { atLeast, calling } from './records-frame.tsx';

const meta: Meta = { title: 'Records/Import enrolment' };
export default meta;

const blueprint = (...given: Parameters<typeof calling>): LiveBlueprint => {
  const document = calling(...given);
  return { id: document.id, name: document.name, document, paused: false, view: null };
};
const byHand = blueprint('Outbound, mid-market', { unless: { type: 'compare', field: 'country', operator: 'equals', value: 'Norway' } });
const byItself = blueprint('Inbound follow-up of everybody who left an address on one of the pages about prices', { when: { type: 'condition', condition: atLeast(80) }, imports: 'enrolled' });
const gone = blueprint('Win-back', { when: { type: 'view', view: 'deleted' } });

const choice = (live: readonly LiveBlueprint[], chosen: string | null, counted = true): StoryObj => ({
  render: () => (
    <div className="bt-imp" style={{ maxWidth: 320, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <EnrolChoice
        type={defaultRecordTypes.lead} live={live} onChange={() => undefined}
        forecast={counted ? { good: 45_211, bad: 3, problems: [], matching: live.map((_, at) => 1200 * (at + 1)), keys: [], existing: 0, repeated: 0, named: 0, ids: [] } : null}
        wishes={{ key: null, action: 'skip', owner: 'me', blueprint: chosen, held: false }}
      />
    </div>
  ),
});

export const Held = choice([byHand], null);
export const Now = choice([byHand, gone], byHand.id);
export const SomeByThemselves = choice([byItself, byHand], null);
export const SomeByThemselvesInTheDark: StoryObj = { ...SomeByThemselves, globals: { theme: 'dark' } };
export const OnlyByThemselves = choice([byItself], null);
export const ViewGone = choice([gone], gone.id);
export const Counting = choice([byItself, byHand], byHand.id, false);
export const NoBlueprint = choice([], null);
