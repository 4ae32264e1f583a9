import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import type { Activity, Script } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { useRaised } from '../../storage/index.ts';
import { formatCount } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { readAvoid } from '#engine/blueprint';
import { FillableText } from './fillable-text.tsx';
import type { HalfFilled } from './half-filled.ts';

interface GuideProps {
  readonly script: Script;
  readonly data: RecordData;
  readonly draft: HalfFilled;
  readonly onChange: (part: Partial<HalfFilled>) => void;
}

/** What to say: an approved opening (S101), points to tick in any order (S85), answers to objections (S86), words to avoid (S100). A guide, never a gate. */
export function ScriptGuide({ activity, ...rest }: Omit<GuideProps, 'script'> & { readonly activity: Activity }) {
  const { script } = activity.content;
  if (!script) return null;
  return (
    <div className="desk-script">
      <Opening script={script} {...rest} />
      <Points script={script} {...rest} />
      <Objections script={script} {...rest} />
      <AvoidList script={script} />
    </div>
  );
}

/** The approved openings of a script: its paragraphs, each an opening of its own. */
export function openingsOf({ opening }: Pick<Script, 'opening'>): readonly string[] {
  return opening.split(/\n\s*\n/).map((text) => text.trim()).filter((text) => text !== '');
}

function Opening({ script, data }: GuideProps) {
  const [shown, setShown] = useState(0);
  const openings = openingsOf(script);
  const opening = openings[shown % Math.max(1, openings.length)];
  if (opening === undefined) return null;
  return (
    <div className="work-opening">
      <blockquote aria-label="Opening"><IconQuote size={16} aria-hidden /><span><FillableText text={opening} data={data} /></span></blockquote>
      {openings.length < 2 ? null : <Button size="compact-xs" variant="subtle" onClick={() => setShown((shown + 1) % openings.length)}>Another opening <small>{shown + 1} of {openings.length}</small></Button>}
    </div>
  );
}

const toggled = (list: readonly string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

function Points({ script, data, draft, onChange }: GuideProps) {
  const points = inOrder(script.points);
  if (points.length === 0) return null;
  const ticked = points.filter(({ id }) => draft.points.includes(id)).length;
  return (
    <fieldset className="desk-checklist">
      <legend className="desk-label">Talking points <span>{ticked} of {points.length}</span></legend>
      {points.map((point) => (
        <Checkbox key={point.id} size="sm" label={<FillableText text={point.text} data={data} />} checked={draft.points.includes(point.id)} onChange={() => onChange({ points: toggled(draft.points, point.id) })} />
      ))}
    </fieldset>
  );
}

function Objections({ script, data, draft, onChange }: GuideProps) {
  const objections = inOrder(script.objections);
  const raised = useRaised(objections.map(({ id }) => id));
  const answer = objections.find(({ id }) => id === draft.objections.at(-1));
  if (objections.length === 0) return null;
  return (
    <div>
      <div className="desk-label">If they say</div>
      <div className="desk-objections">
        {objections.map(({ id, name }) => {
          const times = raised.get(id) ?? 0;
          return (
            <button key={id} type="button" aria-pressed={draft.objections.includes(id)} title={times === 0 ? undefined : `Raised ${formatCount(times, 'time')}`} onClick={() => onChange({ objections: toggled(draft.objections, id) })}>
              {name}{times === 0 ? null : <small className="bt-numbers"> <span aria-hidden>{times}×</span><span className="bt-sr">raised {formatCount(times, 'time')}</span></small>}
            </button>
          );
        })}
      </div>
      {answer ? <p className="desk-answer" role="status"><FillableText text={answer.answer} data={data} /></p> : null}
    </div>
  );
}

function AvoidList({ script }: Pick<GuideProps, 'script'>) {
  if (script.avoid.length === 0) return null;
  return (
    <div className="work-avoid">
      <div className="desk-label">Do not say</div>
      <ul>
        {script.avoid.map(readAvoid).map(({ phrase, instead }) => <li key={phrase}><s>{phrase}</s>{instead === null ? null : <> Say: “{instead}”</>}</li>)}
      </ul>
    </div>
  );
}
