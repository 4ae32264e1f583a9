import { IconLock } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import type { ShadowStep, Stranger } from '#engine/insights';
import { describeGate, formatDuration, listAnd, sayKey, SectionLabel, type Names } from '../../ui/index.ts';
import { dayOf, type StepWords } from './shadow-words.ts';

/** What happened at this step: who, how long after the one before, what was said from the script, and why it was refused. */
export function StepCard({ step, words, names, drawing, stageOf, playing, people }: {
  readonly step: ShadowStep;
  readonly words: StepWords;
  readonly names: Names;
  readonly drawing: Blueprint | undefined;
  readonly stageOf: string | null;
  readonly playing: boolean;
  readonly people: readonly Stranger[];
}) {
  const who = people.find(({ id }) => id === step.who);
  const gate = step.refusal?.type === 'gateClosed' ? drawing?.outcomes[step.refusal.outcome]?.gate : undefined;
  return (
    <section className="bt-card shadow-step" aria-label="This step" aria-live={playing ? 'off' : 'polite'}>
      <header><h2>{words.title}{words.refused === null ? null : <em>refused</em>}</h2><span>{dayOf(step.at)}{step.wait > 0 ? `, ${formatDuration(step.wait)} after the step before` : step.at === 0 ? '' : ', at once'}</span></header>
      <p className="shadow-who">{who?.name ?? 'Somebody'}{who !== undefined && who.roles.length > 0 && who.id !== 'rep' ? ` (${listAnd(who.roles.map((role) => sayKey(role).toLowerCase()))})` : ''}{stageOf === null ? '' : ` in ${stageOf}`}</p>
      {words.refused === null ? null : <p className="shadow-refused"><IconLock size={16} aria-hidden /><span>{words.refused}{gate ? <small>The way out wants: {describeGate(gate, names)}</small> : null}</span></p>}
      {words.details.length === 0 ? null : <ul className="shadow-details">{words.details.map((detail) => <li key={detail}>{detail}</li>)}</ul>}
      <Script step={step} drawing={drawing} />
      {step.deed.letter.type === 'drawn' ? <details className="shadow-template"><summary>The template it was written from</summary><div>{step.deed.letter.text}</div></details> : null}
    </section>
  );
}

function Script({ step: { deed }, drawing }: { readonly step: ShadowStep; readonly drawing: Blueprint | undefined }) {
  const script = deed.activity === null ? undefined : drawing?.activities[deed.activity]?.content.script;
  if (script === undefined || deed.points.length + deed.objections.length === 0) return null;
  return (
    <>
      {deed.points.length === 0 ? null : <><SectionLabel order={3}>Said from the script</SectionLabel><ul className="shadow-details">{inOrder(script.points).filter(({ id }) => deed.points.includes(id)).map(({ id, text }) => <li key={id}>{text}</li>)}</ul></>}
      {deed.objections.length === 0 ? null : <><SectionLabel order={3}>The customer objected</SectionLabel><ul className="shadow-details">{inOrder(script.objections).filter(({ id }) => deed.objections.includes(id)).map(({ id, name }) => <li key={id}>{name}</li>)}</ul></>}
    </>
  );
}
