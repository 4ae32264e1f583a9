import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { defaultRecordTypes } from '#engine/blueprint';
import { addedActivities } from '../../src/desk/record/created.ts';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { openStorage, type PersonRow } from '../../src/storage/index.ts';
import { createNames } from '../../src/ui/index.ts';
import { Rep } from '../../tests/engine/run/a-rep.ts';
import { aBlueprint, type BlueprintDrawing } from '../../tests/kit/a-blueprint.ts';
import '../../src/desk/desk.css';

/** First contact with the rule of S3: no way to Lost before two emails and one call. */
const drawing = aBlueprint('Outbound')
  .stage('First contact', (stage) =>
    stage
      .set({ purpose: 'Find out whether freight rates are a live topic this quarter, and agree one next step.' })
      .email('Follow-up email', { required: 'never', attempts: { min: 1, max: 9 } })
      .call('First call', {
        required: 'always', attempts: { min: 1, max: 5 },
        content: {
          instructions: 'Ten minutes. Listen first, then one figure.', templates: {}, documents: {}, variants: {},
          script: {
            opening: 'Hello {{name}}, you wrote that rates at {{company}} are open. Is {{budget}} still the frame?',
            points: { p1: { id: 'p1', text: 'Say the number: 11 % below the lane benchmark', order: 0 }, p2: { id: 'p2', text: 'Ask who decides on the spring tender', order: 1 } },
            objections: { o1: { id: 'o1', name: 'Contract until March', answer: 'Good timing: the tender opens in January.', order: 0 } },
            avoid: ['just checking in'],
          },
        },
      })
      .checklist('Check the account', ['Two forwarders known', 'Tender month known'], { required: 'never' })
      .task('Agree next step', { required: 'never', after: ['First call'] })
      .outcome('Interested', { to: 'Discovery meeting', tone: 'positive' })
      .outcome('Not interested', {
        to: 'Lost', tone: 'negative',
        gate: (id) => ({
          type: 'all',
          of: [
            { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
            { type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('First call') }, within: { type: 'run' } },
            { type: 'minimumTime', wait: { amount: 1, unit: 'hours' } },
          ],
        }),
      })
      .outcome('Too small', {
        to: 'Lost',
        gate: { type: 'any', of: [{ type: 'field', condition: { type: 'compare', field: 'employees', operator: 'lessThan', value: 10 } }, { type: 'checklist' }] },
      })
      .outcome('No decision in 5 days', { to: 'Nurture', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'days' } } }),
  )
  .stage('Discovery meeting', (stage) => stage.meeting('Discovery meeting').outcome('Agreed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won')
  .end('Nurture', 'nurture')
  .end('Lost', 'lost');

const jonas: PersonRow = { id: 'u_rep', name: 'Jonas Weber', roles: ['rep'], zone: 'Europe/Berlin', batch: null };

/** Who works in a story beside the rep, and through which drawing. */
interface Cast {
  readonly through?: BlueprintDrawing;
  readonly me?: PersonRow;
  readonly others?: readonly PersonRow[];
}

/** A record in First contact, worked by hand so far: every verdict shown is the engine's own. */
export function worked(work: (rep: Rep) => unknown = () => undefined, { through = drawing, me = jonas, others = [] }: Cast = {}): RecordData {
  const fields = { name: 'Aino Lehtonen', company: 'Satama Freight', phone: '+358 9 4270 118', jobTitle: 'Head of procurement' };
  const rep = new Rep(through, { fields, zone: 'Europe/Helsinki' });
  work(rep);
  const people = [jonas, ...others, ...(others.includes(me) || me === jonas ? [] : [me])];
  const type = Object.values(defaultRecordTypes).find((each) => each.key === 'lead');
  const { run, process } = rep;
  const added = addedActivities(rep.entries);
  const drawn = createNames({ blueprint: process.version.document, recordType: type, people });
  return {
    record: { id: run.record.id, type: 'lead', owner: run.record.owner, space: 'live', zone: run.record.zone, fields: run.record.fields, title: 'Aino Lehtonen', createdAt: run.startedAt, updatedAt: rep.now, batch: null, standing: [] },
    type, run, runs: [run], process, options: rep.optionsFor({ by: me.id, roles: me.roles }), entries: rep.entries, added, people, me,
    names: { ...drawn, activity: (id) => added.get(id)?.name ?? drawn.activity(id) },
    when: { zone: run.record.zone, now: rep.now },
    title: 'Aino Lehtonen', subtitle: 'Head of procurement · Satama Freight',
  };
}

/** A part of the desk on the app's ground, with a workspace of its own behind its inputs. */
export function DeskFrame({ width = 760, children }: { readonly width?: number; readonly children: ReactNode }) {
  useState(() => openStorage('stories-desk'));
  return <MemoryRouter><main className="desk" style={{ display: 'block', height: 'auto', maxWidth: width, padding: 16, background: 'var(--bt-canvas)' }}>{children}</main></MemoryRouter>;
}
