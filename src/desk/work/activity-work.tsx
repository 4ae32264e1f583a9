import { Alert, Button, Group } from '@mantine/core';
import { mindsLoad, type ActivityOption } from '#engine/run';
import { formatAgo } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { ActivityForm } from './activity-form.tsx';
import type { BusyDay } from './busy-day.ts';
import { OnTheDay, type DayLoad } from './busy-note.tsx';
import { ChecklistTicks } from './checklist-ticks.tsx';
import { attachedKinds, evidenceProblems, isWritten } from './evidence.ts';
import { EvidenceBox } from './evidence-box.tsx';
import { NoteBox } from './note-box.tsx';
import { ResultButtons } from './result-buttons.tsx';
import { SkipActivity } from './skip-activity.tsx';
import { useWork, type Work } from './use-work.ts';
import { WhatWhenHow } from './what-when-how.tsx';
import { WorkGuide } from './work-guide.tsx';
import './work.css';

interface Props {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly onDone: () => void;
}

/** The place where an activity is done: what, when, how on the left; the result, the note and what to hand in on the right (S1, S47). */
export function ActivityWork(props: Props) {
  return mindsLoad(props.option.activity) ? <OnTheDay option={props.option} data={props.data}>{(load) => <Place {...props} load={load} />}</OnTheDay> : <Place {...props} load={anyDay} />;
}

const anyDay: DayLoad = { busy: null, note: null };

function Place({ option: drawn, data, onDone, load: { busy, note } }: Props & { readonly load: DayLoad }) {
  const option = busy === null ? drawn : asOnBusyDay(drawn, busy);
  const work = useWork(option, data, onDone, () => (busy === null ? {} : { intent: { variant: busy.variant.id } }));
  const { place, draft, change } = work;
  return (
    <div className="desk-work" ref={place}>
      <div className="desk-work-how">
        {note}
        <WhatWhenHow option={option} data={data} />
        <ChecklistTicks option={option} data={data} />
        <WorkGuide activity={option.activity} data={data} draft={draft} busy={busy !== null} onChange={change} />
      </div>
      <WorkAnswer option={option} data={data} work={work} />
    </div>
  );
}

/** The same activity with what the way of a busy day says in place of the usual. */
function asOnBusyDay(option: ActivityOption, { variant: { change } }: BusyDay): ActivityOption {
  const { activity } = option;
  return change.instructions === undefined ? option : { ...option, activity: { ...activity, content: { ...activity.content, instructions: change.instructions } } };
}

/** The right half of every place of work: the form, how it ended, the note and the evidence. */
export function WorkAnswer({ option, data, work }: { readonly option: ActivityOption; readonly data: RecordData; readonly work: Work }) {
  const { activity } = option;
  const { draft, change, results, tried } = work;
  const problems = evidenceProblems(activity, draft);
  const written = activity.evidence.filter(isWritten);
  const missingNote = written.map((kind) => problems[kind]).find((problem) => problem !== undefined);
  return (
    <div className="desk-work-result">
      <ActivityForm form={activity.form} fields={draft.fields} data={data} tried={tried} onChange={(fields) => change({ fields })} />
      <ResultButtons results={results} busy={work.busy} opens={work.opens} onChoose={work.complete} />
      {work.refused === null ? null : <Alert color="orange" role="alert" title="Not yet" withCloseButton closeButtonLabel="Close" onClose={work.forgive}>{work.refused}</Alert>}
      <NoteBox
        label={activity.evidence.includes('research') ? 'Research note' : 'Note'}
        description={draft.at === null ? 'Saved with the result' : `Kept in this browser, typed ${formatAgo(draft.at, data.when.now)}. Saved with the result`}
        required={written.length > 0} value={draft.note} avoid={activity.content.script?.avoid ?? []} error={tried && missingNote !== undefined ? missingNote : null}
        onChange={(note) => change({ note })}
      />
      {attachedKinds(activity).map((kind) => (
        <EvidenceBox
          key={kind} kind={kind} record={data.record.id} required={activity.evidence.includes(kind)} draft={draft} onChange={change}
          error={tried || (draft.links[kind] ?? '') !== '' ? (problems[kind] ?? null) : null}
        />
      ))}
      <Group justify="space-between">
        {option.status === 'open' ? <SkipActivity activity={activity} data={data} /> : <span />}
        {results.length === 0 ? <Button loading={work.busy} onClick={() => work.complete(null)}>Done</Button> : null}
      </Group>
    </div>
  );
}
