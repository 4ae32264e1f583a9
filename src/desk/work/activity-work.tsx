import { useState } from 'react';
import { Alert, Button, Group, Textarea, TextInput } from '@mantine/core';
import type { Activity } from '#engine/blueprint';
import type { ActivityOption } from '#engine/run';
import { inOrder } from '#engine/kernel';
import { describeDue, describeRefusal, formatAgo, useHotkeysSafe } from '../../ui/index.ts';
import { ActivityForm } from './activity-form.tsx';
import { ChecklistTicks } from './checklist-ticks.tsx';
import { bannedIn } from './banned.ts';
import { formProblems } from './form-rules.ts';
import { useHalfFilled, type HalfFilled } from './half-filled.ts';
import { ResultButtons } from './result-buttons.tsx';
import { ScriptGuide } from './script-guide.tsx';
import { SkipActivity } from './skip-activity.tsx';
import { TemplatePreview } from './template-preview.tsx';
import type { RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';

/** What was given for each kind of evidence the activity asks for; what is missing is refused by the engine, in words. */
function evidenceOf(activity: Activity, draft: HalfFilled): { readonly kind: Activity['evidence'][number]; readonly link: string | null }[] {
  const link = draft.link.trim();
  return activity.evidence
    .filter((kind) => (isWritten(kind) ? draft.note.trim() !== '' : link !== ''))
    .map((kind) => ({ kind, link: isWritten(kind) ? null : link }));
}

function isWritten(kind: Activity['evidence'][number]): boolean {
  return kind === 'note' || kind === 'research';
}

/** The place where an activity is done: what, when, how on the left; the result and the note on the right (S1, S47). */
export function ActivityWork({ option, data, onDone }: { readonly option: ActivityOption; readonly data: RecordData; readonly onDone: () => void }) {
  const { activity } = option;
  const { run, record, names, when } = data;
  const { draft, change, clear } = useHalfFilled(`${run?.id ?? ''}/${run?.visit ?? 0}/${activity.id}/${option.attempts}`);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const results = inOrder(activity.results);

  const complete = async (result: string | null) => {
    if (!run || busy) return;
    const problem = formProblems(activity.form, draft.fields, data);
    if (problem !== null) return setRefused(problem);
    setBusy(true);
    setRefused(null);
    const evidence = evidenceOf(activity, draft);
    const resultName = result === null ? 'done' : (activity.results[result]?.name ?? result);
    const ack = await send({
      record: record.id, run: run.id, names, when, note: draft.note.trim(),
      intent: {
        type: 'complete', activity: activity.id, result, fields: draft.fields, ticked: option.ticked, evidence,
        template: draft.template, points: draft.points, objections: draft.objections, expect: { visit: run.visit },
      },
      done: `${activity.name}: ${resultName}`, undoable: true,
    });
    setBusy(false);
    if (ack?.ok) {
      clear();
      onDone();
    } else if (ack?.refusal) setRefused(describeRefusal(ack.refusal, names, when));
  };

  useHotkeysSafe(results.slice(0, 9).map((result, index) => [String(index + 1), () => void complete(result.key)] as const));
  const banned = bannedIn(draft.note, activity.content.script?.avoid ?? []);
  const wantsLink = activity.evidence.some((kind) => !isWritten(kind));
  const wantsNote = activity.evidence.some(isWritten);

  return (
    <div className="desk-work">
      <div className="desk-work-how">
        {activity.content.instructions === '' ? null : <p className="desk-what">{activity.content.instructions}</p>}
        <p className="desk-when">{describeDue(activity.due, names)}{activity.window ? `, between ${activity.window.from} and ${activity.window.to}` : ''}</p>
        <ScriptGuide activity={activity} data={data} draft={draft} onChange={change} />
        <TemplatePreview activity={activity} data={data} chosen={draft.template} onChoose={(template) => change({ template })} />
        <ChecklistTicks option={option} data={data} />
      </div>
      <div className="desk-work-result">
        <ActivityForm form={activity.form} fields={draft.fields} data={data} onChange={(fields) => change({ fields })} />
        <ResultButtons results={results} busy={busy} onChoose={(key) => void complete(key)} />
        {wantsLink ? <TextInput label="Link to the recording, file or page" withAsterisk value={draft.link} onChange={(event) => change({ link: event.currentTarget.value })} /> : null}
        <Textarea
          label={activity.channel === 'task' && activity.evidence.includes('research') ? 'Research note' : 'Note'}
          description={draft.at === null ? 'Saved with the result' : `Kept in this browser, typed ${formatAgo(draft.at, when.now)}`}
          withAsterisk={wantsNote} autosize minRows={2} maxRows={10} value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          error={banned.length > 0 ? `Better not: “${banned.join('”, “')}”` : null}
        />
        {refused === null ? null : <Alert color="orange" role="alert" title="Not yet" withCloseButton closeButtonLabel="Close" onClose={() => setRefused(null)}>{refused}</Alert>}
        <Group justify="space-between">
          {option.status === 'open' ? <SkipActivity activity={activity} data={data} /> : <span />}
          {results.length === 0 ? <Button loading={busy} onClick={() => void complete(null)}>Done</Button> : null}
        </Group>
      </div>
    </div>
  );
}
