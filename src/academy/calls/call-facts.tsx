import { IconCheck, IconCircleDashed, IconMessageCircle2 } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { SectionLabel } from '../../ui/index.ts';
import { lengthWords } from './call-words.ts';
import type { ReviewAtHand } from './review-screen.tsx';

/** What the journal knows of the call: where it was made, how it ended, which points of the script were said, what they objected to, and the note. */
export function CallFacts({ at: { call, known } }: { readonly at: ReviewAtHand }) {
  const { entry, run, version } = call;
  if (entry.intent.type !== 'complete') return null;
  const { activity, result, lasted, points, objections } = entry.intent;
  const stage = entry.changes?.done[0]?.stage;
  const script = version?.document.activities[activity]?.content.script;
  const note = entry.words?.note ?? '';
  const facts = [
    ['Activity', version?.document.activities[activity]?.name ?? known.names.activity(activity)],
    ['Blueprint', run === null ? 'None' : known.names.blueprint(run.blueprint)],
    ['Stage', stage === undefined ? 'None' : (version?.document.stages[stage]?.name ?? known.names.stage(stage))],
    ['Result', result === null ? 'Done' : known.names.result(result)],
    ['Length', lengthWords(lasted)],
  ] as const;
  return (
    <section className="bt-card calls-facts" aria-label="What the journal says of it">
      <dl>{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {script === undefined || Object.keys(script.points).length === 0 ? null : (
        <>
          <SectionLabel order={3} right={`${points.filter((id) => script.points[id] !== undefined).length} of ${Object.keys(script.points).length} said`}>Script</SectionLabel>
          <ul className="calls-points">
            {inOrder(script.points).map(({ id, text }) => <li key={id} data-said={points.includes(id) || undefined}>{points.includes(id) ? <IconCheck size={14} stroke={2.5} aria-label="Said:" /> : <IconCircleDashed size={14} aria-label="Not said:" />}<span>{text}</span></li>)}
          </ul>
        </>
      )}
      <SectionLabel order={3}>They objected</SectionLabel>
      {objections.length === 0 ? <p className="bt-quiet">Nothing was noted.</p> : <ul className="calls-points">{objections.map((id) => <li key={id} data-said><IconMessageCircle2 size={14} aria-hidden /><span>{script?.objections[id]?.name ?? known.objection(id)}{script?.objections[id]?.answer ? <small>Answer in the script: {script.objections[id].answer}</small> : null}</span></li>)}</ul>}
      <SectionLabel order={3}>Note</SectionLabel>
      <p className={note === '' ? 'bt-quiet' : 'calls-note'}>{note === '' ? (entry.words === null && entry.wordsHash !== null ? 'The words were erased.' : 'None was written.') : note}</p>
    </section>
  );
}
