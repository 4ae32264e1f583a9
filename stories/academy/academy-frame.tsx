import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { defaultRecordTypes, type Deed } from '#engine/blueprint';
import { answerTo, attempt, hintFor, makeDrills, passMark, possible, present, scoreDrill, startDrill, trialProcess, turnClock, usualBehaviour, type DrillSession, type Told } from '#engine/rehearsal';
import { openStorage } from '../../src/storage/index.ts';
import { createNames } from '../../src/ui/index.ts';
import type { DrillAtWork } from '../../src/academy/drill/use-drill.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import '../../src/academy/academy.css';

/** First contact with the rule of S3, a script, and a field that is asked on the way out. */
const cadence = aBlueprint('Outbound')
  .stage('First contact', (stage) => stage
    .set({ purpose: 'Find out whether freight rates are a live topic this quarter, and agree one next step.' })
    .email('Follow-up email', { attempts: { min: 1, max: 4 }, results: ['sent'] })
    .call('First call', {
      attempts: { min: 1, max: 4 }, results: ['connected'], evidence: ['note'],
      content: {
        instructions: 'Ten minutes. Listen first, then one figure.', templates: {}, documents: {}, variants: {},
        script: {
          opening: 'Hello, you wrote that rates are open. Is that still so?',
          points: { p1: { id: 'p1', text: 'Say the number: 11 % below the lane benchmark', order: 0 }, p2: { id: 'p2', text: 'Ask who decides on the spring tender', order: 1 } },
          objections: {}, avoid: ['just checking in'],
        },
      },
    })
    .checklist('Check the account', ['Two forwarders known', 'Tender month known'], { required: 'never' })
    .task('Agree next step', { required: 'never', after: ['First call'] })
    .outcome('Interested', { to: 'Won', tone: 'positive', form: ['budget'] })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'visit' } }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }] } })
    .outcome('No decision in 5 days', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'days' } } }))
  .end('Won', 'won').end('Lost', 'lost');

/** There, or the story has no sense. */
export function there<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`);
  return value;
}

export const { id } = cadence;
export const process = there(trialProcess(cadence.build()), 'start');
export const drills = makeDrills(process, { context: { recordTypes: defaultRecordTypes } });
const type = Object.values(defaultRecordTypes).find(({ key }) => key === process.version.document.recordType);
const names = createNames({ blueprint: process.version.document, ...(type ? { recordType: type } : {}) });

/** The drill on which a lead that is not interested is let go: the one whose gate asks for work. */
export const begun = (exam = false): DrillSession =>
  startDrill(process, there(drills.drills.find(({ lessons }) => lessons.some((lesson) => lesson.type === 'outcome' && lesson.outcome === id.outcome('First contact', 'Not interested'))), 'drill that leads to Lost'), { exam, behaviour: usualBehaviour });

export const said = (note: string, part: Partial<Told> = {}): Told => ({ points: [], objections: [], note, banned: [], links: [], ...part });
export const done = (activity: string, result: string | null, ticked: readonly string[] = [], evidence: readonly 'note'[] = []): Deed =>
  ({ type: 'complete', activity: id.activity(activity), result, fields: {}, ticked: [...ticked], evidence: [...evidence], template: null });
export const taken = (outcome: string): Deed => ({ type: 'choose', outcome: id.outcome('First contact', outcome), fields: {}, reason: null });

/** A drill under way, as the drill's screen holds it: what is done goes on from here, and nothing is kept. */
export function DrillFrame({ session: from, isScored = false, width = 760, children }: { readonly session: DrillSession; readonly isScored?: boolean; readonly width?: number; readonly children: (work: DrillAtWork) => ReactNode }) {
  useState(() => openStorage('stories-academy'));
  const [session, setSession] = useState(from);
  const made = (next: DrillSession): DrillSession => {
    setSession(next);
    return next;
  };
  const { at, run } = present(session.simulation);
  const work: DrillAtWork = {
    drill: session.drill, process, session, names,
    answer: (activity) => answerTo(session, activity),
    living: possible(session.simulation, { roles: [] }),
    when: { zone: run?.record.zone ?? 'UTC', now: at, isVirtual: true },
    score: isScored ? scoreDrill(session) : null, passed: isScored && scoreDrill(session).passed, mark: passMark, attempt: null,
    act: (deed, told = null, roles = []) => made(attempt(session, deed, told, { roles })),
    turnTo: (to) => void made(turnClock(session, to)),
    hint: (level) => void made(hintFor(session, level)?.session ?? session),
    handIn: () => undefined,
    again: () => void made(from),
  };
  return <MemoryRouter><main className="aca-main" style={{ maxWidth: width, background: 'var(--bt-canvas)' }}>{children(work)}</main></MemoryRouter>;
}
