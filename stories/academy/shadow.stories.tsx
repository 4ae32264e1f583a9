import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { ShadowStep } from '#engine/insights';
import { hour, minute } from '#engine/kernel';
import { ShadowPlayer, type Speed } from '../../src/academy/shadow/shadow-player.tsx';
import { describeStep } from '../../src/academy/shadow/shadow-words.ts';
import { StepCard } from '../../src/academy/shadow/step-card.tsx';
import { createNames } from '../../src/ui/index.ts';
import { id, process } from './academy-frame.tsx';
import '../../src/academy/shadow/shadow.css';

const { document } = process.version;
const people = [{ id: 'rep', name: 'The rep', roles: ['rep'] }, { id: 'colleague1', name: 'Colleague 1', roles: ['manager'] }, { id: 'clock', name: 'The clock', roles: [] }];
const names = createNames({ blueprint: document, people });
const nothing = { type: 'nothing' } as const;
const plain: ShadowStep = {
  at: 26 * hour, wait: 90 * minute, who: 'rep', refusal: null, version: 'v', stage: id.stage('First contact'), path: [], moves: [], followed: { messages: 0, added: 0, overridden: false },
  deed: { type: 'complete', activity: id.activity('First call'), outcome: null, stage: null, result: 'connected', fields: [], otherFields: 0, ticked: 0, points: ['p1'], objections: [], template: null, document: null, evidence: ['note'], lasted: 194, reason: nothing, note: { type: 'hidden' }, letter: nothing, signal: null, role: null, to: null },
};
const outcome = id.outcome('First contact', 'Not interested');
const steps = {
  done: plain,
  refused: { ...plain, deed: { ...plain.deed, type: 'choose', activity: null, outcome, result: null, points: [], evidence: [], lasted: null, note: nothing }, refusal: { type: 'gateClosed', outcome, missing: 2, total: 2, clauses: [] } },
  moved: { ...plain, who: 'colleague1', stage: id.stage('Lost'), path: [id.stage('First contact')], deed: { ...plain.deed, type: 'choose', activity: null, outcome, result: null, points: [], evidence: [], lasted: null, note: nothing, fields: [{ field: 'need', value: null, hidden: true }, { field: 'doNotContact', value: true, hidden: false }], reason: { type: 'hidden' } }, moves: [{ from: id.stage('First contact'), outcome }], followed: { messages: 2, added: 1, overridden: true } },
  written: { ...plain, deed: { ...plain.deed, activity: id.activity('Follow-up email'), result: 'sent', points: [], lasted: null, note: nothing, evidence: [], letter: { type: 'drawn', text: 'Dear {{name}},\n\none figure about {{company}}.' } } },
} as const satisfies Record<string, ShadowStep>;

function Step({ step }: { readonly step: ShadowStep }) {
  return <main style={{ maxWidth: 720, padding: 16, background: 'var(--bt-canvas)' }}><h1 className="bt-sr">Following a run</h1><StepCard step={step} words={describeStep(step, names)} names={names} drawing={document} stageOf={step.deed.activity === null ? null : 'First contact'} playing={false} people={people} /></main>;
}

function Player({ from }: { readonly from: number }) {
  const all = [steps.written, steps.refused, steps.done, steps.moved];
  const [index, setIndex] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  return <main style={{ maxWidth: 860, padding: 16, background: 'var(--bt-canvas)' }}><h1 className="bt-sr">Following a run</h1><ShadowPlayer steps={all} index={index} onIndex={setIndex} playing={playing} onPlaying={setPlaying} speed={speed} onSpeed={setSpeed} words="First call" /></main>;
}

const meta: Meta = { title: 'Academy/Shadow' };
export default meta;
type Story = StoryObj;
const step = (one: ShadowStep): Story => ({ render: () => <Step step={one} /> });
const dark = (one: Story): Story => ({ ...one, globals: { theme: 'dark' } });

export const ACall = step(steps.done);
export const ACallInTheDark = dark(ACall);
export const Refused = step(steps.refused);
export const RefusedInTheDark = dark(Refused);
export const MovedOn = step(steps.moved);
export const FromATemplate = step(steps.written);
export const AtTheBeginning: Story = { render: () => <Player from={0} /> };
export const HalfWay: Story = { render: () => <Player from={2} /> };
export const HalfWayInTheDark = dark(HalfWay);
