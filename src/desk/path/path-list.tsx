import { useState } from 'react';
import type { PathStop, WayAhead } from '#engine/run';
import { formatMoment, formatSpan } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { shortDays, workWords } from './path-words.ts';

const shownBefore = 2;
const shownAhead = 4;

/** The way so far and the way that is left, stage by stage, with what is to be done there and the times. */
export function PathList({ data, way }: { readonly data: RecordData; readonly way: WayAhead | null }) {
  const [all, setAll] = useState(false);
  const { run, names, when } = data;
  if (!run) return null;
  const before = all ? run.path : run.path.slice(-shownBefore);
  const stops = run.status === 'running' ? (way?.stops ?? []) : [];
  const ahead = stops.slice(1);
  const shown = all ? ahead : ahead.slice(0, shownAhead);
  const hidden = run.path.length - before.length + ahead.length - shown.length;
  return (
    <>
      <ol className="desk-path">
        {before.map((step) => (
          <li key={step.visit}><span className="desk-path-number">{step.visit}</span><span>{names.stage(step.stage)}</span><small>done {formatMoment(step.leftAt, when).replace(/ \d\d:\d\d$/, '')}</small></li>
        ))}
        <Here data={data} stop={stops[0]} />
        {shown.map((stop, index) => (
          <li key={stop.stage} data-ahead>
            <span className="desk-path-number">{run.visit + index + 1}</span>
            <span>{names.stage(stop.stage)}<Work stop={stop} data={data} /></span>
            <small>{shortDays(stop.until - stop.from)}</small>
          </li>
        ))}
      </ol>
      {hidden > 0 || all ? <button type="button" className="desk-path-more" onClick={() => setAll(!all)}>{all ? 'Show less of the way' : `Show ${hidden} more on the way`}</button> : null}
    </>
  );
}

function Here({ data, stop }: { readonly data: RecordData; readonly stop: PathStop | undefined }) {
  const { run, names, when } = data;
  if (!run) return null;
  const days = Math.max(0, Math.floor((when.now - run.enteredAt) / 86_400_000)) + 1;
  const state = run.status === 'running' ? (days > 1 ? `now, day ${days}` : `now, ${formatSpan(when.now - run.enteredAt)}`) : run.status === 'ended' ? 'ended here' : 'taken out';
  return (
    <li data-here aria-current="step">
      <span className="desk-path-number">{run.visit}</span>
      <span><b>{names.stage(run.stage)}</b>{stop === undefined ? null : <Work stop={stop} data={data} />}</span>
      <small>{state}</small>
    </li>
  );
}

function Work({ stop, data }: { readonly stop: PathStop; readonly data: RecordData }) {
  const words = workWords(stop, data);
  return words === '' ? null : <em>{words}</em>;
}
