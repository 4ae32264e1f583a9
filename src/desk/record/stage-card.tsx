import { MeterBar, StatusPill } from '../../ui/index.ts';
import { ActivityRow } from './activity-row.tsx';
import { nextActivity } from './focus.ts';
import type { RecordData } from './record-data.ts';

/** The stage the record stands in: why it is here, how far it is, and its activities in order. */
export function StageCard({ data, open, onOpen }: { readonly data: RecordData; readonly open: string | null; readonly onOpen: (activity: string | null) => void }) {
  const { options: living, run, process, when } = data;
  if (!living || !run || !process) return null;
  const shown = living.activities.filter((option) => option.status !== 'hidden');
  const required = shown.filter((option) => option.required);
  const done = required.filter((option) => option.status === 'done').length;
  const next = nextActivity(data);
  const days = Math.floor((when.now - run.enteredAt) / 86_400_000) + 1;
  return (
    <section className="bt-card desk-stage" aria-label={`Stage ${living.stage.name}`}>
      <header>
        <div>
          <h2>Stage: {living.stage.name} <StatusPill>{process.version.document.name} v{process.version.number}</StatusPill></h2>
          {living.stage.purpose === '' ? null : <p>{living.stage.purpose}</p>}
        </div>
        <div className="desk-stage-facts">
          {required.length === 0 ? null : <><MeterBar value={done} max={required.length} width={48} /><span><b>{done} of {required.length}</b> required done</span></>}
          <span><b>Day {days}</b></span>
        </div>
      </header>
      {shown.length === 0 ? <p className="desk-nothing">{living.stage.kind === 'wait' ? 'Nothing to do here: the clock or the customer moves this record on.' : 'This stage has no activities.'}</p> : (
        <ul className="desk-activities">
          {shown.map((option) => (
            <ActivityRow
              key={option.activity.id} option={option} data={data} next={option.activity.id === next} open={open === option.activity.id}
              onToggle={() => onOpen(open === option.activity.id ? '' : option.activity.id)} onDone={() => onOpen(null)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
