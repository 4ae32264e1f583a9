import { Checkbox } from '@mantine/core';
import type { Activity } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { MergedText } from './merged-text.tsx';
import type { HalfFilled } from './half-filled.ts';
import type { RecordData } from '../record/record-data.ts';

/** What to say: the opening, points to tick in any order (S85), answers to objections (S86), words to avoid (S100). A guide, never a gate. */
export function ScriptGuide({ activity, data, draft, onChange }: {
  readonly activity: Activity;
  readonly data: RecordData;
  readonly draft: HalfFilled;
  readonly onChange: (part: Partial<HalfFilled>) => void;
}) {
  const script = activity.content.script;
  if (!script) return null;
  const points = inOrder(script.points);
  const objections = inOrder(script.objections);
  const answer = objections.find((objection) => objection.id === draft.objections.at(-1));
  const toggle = (list: readonly string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  return (
    <div className="desk-script">
      {script.opening === '' ? null : <blockquote><MergedText text={script.opening} data={data} /></blockquote>}
      {points.length === 0 ? null : (
        <fieldset className="desk-checklist">
          <legend className="desk-label">Talking points <span>{draft.points.length} of {points.length}</span></legend>
          {points.map((point) => (
            <Checkbox key={point.id} size="sm" label={point.text} checked={draft.points.includes(point.id)} onChange={() => onChange({ points: toggle(draft.points, point.id) })} />
          ))}
        </fieldset>
      )}
      {objections.length === 0 ? null : (
        <div>
          <div className="desk-label">If they say</div>
          <div className="desk-objections">
            {objections.map((objection) => (
              <button key={objection.id} type="button" aria-pressed={draft.objections.includes(objection.id)} onClick={() => onChange({ objections: toggle(draft.objections, objection.id) })}>
                {objection.name}
              </button>
            ))}
          </div>
          {answer ? <p className="desk-answer" role="status">{answer.answer}</p> : null}
        </div>
      )}
      {script.avoid.length === 0 ? null : <p className="desk-avoid"><b>Do not say:</b> {script.avoid.map((phrase) => `“${phrase}”`).join(', ')}</p>}
    </div>
  );
}
