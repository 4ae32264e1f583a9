import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { Fields } from '#engine/blueprint';
import { StageCard } from '../../src/desk/record/stage-card.tsx';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { aBlueprint, labelledId } from '../../tests/kit/a-blueprint.ts';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Writing, meeting, document' };
export default meta;

const named = (label: string, part: object, order: number) => ({ [labelledId(label)]: { id: labelledId(label), name: label, order, ...part } });
const drawing = aBlueprint('Writing')
  .stage('Offer', (stage) => stage
    .email('First email', {
      attempts: { min: 1, max: 5 },
      content: {
        instructions: 'One fact, one question.',
        templates: {
          ...named('Lane rates', { subject: 'A figure for {{company}}', body: 'Hello {{name}},\n\nyour lanes are eleven per cent above the benchmark. Is {{timeline}} still the plan?\n\nKind regards' }, 0),
          ...named('Nordic story', { subject: 'How a neighbour did it', body: 'Hei {{name}}', neverIf: { type: 'compare', field: 'company', operator: 'contains', value: 'Freight' } }, 1),
        } as never,
        documents: named('Rate sheet', { url: 'https://docs.example.com/rates' }, 0) as never,
        variants: { ...named('Short and plain', { weight: 1, change: {} }, 0), ...named('With a story', { weight: 1, change: {} }, 1) } as never,
        script: { opening: '', points: {}, objections: {}, avoid: ['just checking in'] },
      },
    })
    .meeting('Discovery meeting', { required: 'never', form: { meetingDate: { field: 'meetingDate', required: 'never', order: 0 } }, content: { instructions: 'Forty minutes.', templates: named('Agenda', { subject: '', body: '1. What {{company}} wants to reach\n2. Who decides\n3. The next step' }, 0) as never, documents: {}, variants: {} } })
    .document('Send the offer', {
      required: 'never',
      content: {
        instructions: 'The one the rules choose.', templates: {}, variants: {},
        documents: {
          ...named('Frame contract', { url: 'https://docs.example.com/frame', useIf: { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' } }, 0),
          ...named('Large offer', { url: 'https://docs.example.com/large', useIf: { type: 'compare', field: 'value', operator: 'atLeast', value: 50_000 } }, 1),
          ...named('Offer on one page', { url: 'https://docs.example.com/page' }, 2),
        } as never,
      },
    })
    .outcome('Agreed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won');

function Open({ data, activity }: { readonly data: RecordData; readonly activity: string }) {
  const [open, setOpen] = useState<string | null>(drawing.id.activity(activity));
  return <DeskFrame width={980}><StageCard data={data} open={open} onOpen={setOpen} /></DeskFrame>;
}
const doing = (activity: string, fields: Fields = {}): StoryObj => ({ render: () => <Open data={worked((rep) => rep.set({ email: 'aino@satama.example', value: 80_000, ...fields }), { through: drawing })} activity={activity} /> });

/** A field the text needs is empty: named, and filled in where it stands. One template is barred by its rule. */
export const Email = doing('First email');
export const EmailInTheDark: StoryObj = { ...Email, globals: { theme: 'dark' } };
/** Everything is there: it can go. */
export const EmailReady = doing('First email', { timeline: 'This quarter' });
/** On the customer's clock and on ours. */
export const Meeting = doing('Discovery meeting');
export const MeetingInTheDark: StoryObj = { ...Meeting, globals: { theme: 'dark' } };
/** The rules in order, what they want, and what was seen. */
export const Document = doing('Send the offer');
export const DocumentInTheDark: StoryObj = { ...Document, globals: { theme: 'dark' } };
