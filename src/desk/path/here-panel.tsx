import type { Stage } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { SectionLabel, formatSpan } from '../../ui/index.ts';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** Where the record stands on the drawing, how it came here, and how long each stay took. */
export function HerePanel({ data }: { readonly data: RecordData }) {
  const { run, process, names, when } = data;
  if (!run || !process) return null;
  const ahead = run.status === 'running' ? stagesAhead(process, run.stage) : [];
  const path = run.path.map((step) => step.stage);
  return (
    <section aria-label="You are here" className="desk-here">
      <SectionLabel right={`${path.length + 1} ${path.length === 0 ? 'stage' : 'stages'} so far`}>You are here</SectionLabel>
      <div className="desk-map">
        <BlueprintThumbnail blueprint={process.version.document} width={288} height={132} here={run.stage} path={path} label={`${process.version.document.name}: the record stands in ${names.stage(run.stage)}`} />
      </div>
      <ol className="desk-path">
        {run.path.slice(-5).map((step) => (
          <li key={step.visit}><span className="desk-path-number">{step.visit}</span><span>{names.stage(step.stage)}</span><small>{formatSpan(step.leftAt - step.enteredAt)}</small></li>
        ))}
        <li data-here aria-current="step"><span className="desk-path-number">{run.visit}</span><b>{names.stage(run.stage)}</b><small>{run.status === 'running' ? `now, ${formatSpan(when.now - run.enteredAt)}` : run.status === 'ended' ? 'ended here' : 'taken out'}</small></li>
        {ahead.map((stage, index) => <li key={stage.id} data-ahead><span className="desk-path-number">{run.visit + index + 1}</span><span>{stage.name}</span><small>next</small></li>)}
      </ol>
    </section>
  );
}

const farthest = 4;

/** The good way on from here: the first positive outcome of each stage in turn, else the first by hand, until an end. */
function stagesAhead(process: Process, from: string): readonly Stage[] {
  const ahead: Stage[] = [];
  const seen = new Set([from]);
  for (let at = from; ahead.length < farthest;) {
    const ways = process.outcomesOf(at);
    const way = ways.find((outcome) => outcome.tone === 'positive') ?? ways.find((outcome) => outcome.trigger.type === 'person') ?? ways[0];
    if (!way || way.to === null || seen.has(way.to)) return ahead;
    seen.add(way.to);
    at = way.to;
    ahead.push(process.stage(at));
  }
  return ahead;
}
