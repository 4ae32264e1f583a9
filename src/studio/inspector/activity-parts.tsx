import { Select } from '@mantine/core';
import type { Activity, ActivityResult, Checklist } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import { describeForm, listAnd, listOr, quoted } from '../../ui/index.ts';
import { unusedName } from '../draft/placing.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { OrderedList } from '../fields/ordered-list.tsx';
import { Section } from '../fields/section.tsx';
import { useNames, useStudio } from '../studio-context.ts';
import { FormField } from './form-field.tsx';
import { useSetField } from './panel.tsx';

type ChecklistItem = Checklist[string];
const tones = [{ value: 'positive', label: 'Good' }, { value: 'neutral', label: 'Neutral' }, { value: 'negative', label: 'Bad' }] as const;

/** What an activity asks for: a checklist to tick, fields to fill. */
export function ActivityAsks({ activity }: { activity: Activity }) {
  const set = useSetField();
  const names = useNames();
  const { newId } = useStudio();
  const path = ['activities', activity.id] as const;
  const { checklist, form } = activity;
  const items = inOrder(checklist);
  return (
    <>
      <Section title="Checklist" open={activity.channel === 'checklist'} summary={items.length === 0 ? 'none' : undefined} sentence={items.length === 0 ? undefined : `Tick ${listAnd(items.map(({ text }) => quoted(text)))}`}>
        <OrderedList<ChecklistItem> label="Checklist" addLabel="Add item" items={checklist} keyOf={({ id }) => id} nameOf={({ text }) => text || 'item'} make={(order) => ({ id: newId(), text: '', order })} onChange={(next) => set([...path, 'checklist'], next)}>
          {(item, change) => <CommittedText label="Item" hideLabel value={item.text} placeholder="Something to tick" onCommit={(text) => { change({ text }); return null; }} />}
        </OrderedList>
      </Section>
      <Section title="Fields to fill" open={activity.channel === 'form'} summary={Object.keys(form).length === 0 ? 'none' : undefined} sentence={Object.keys(form).length === 0 ? undefined : describeForm(form, names)}>
        <FormField label="Fields to fill" value={form} onChange={(next) => set([...path, 'form'], next, `form:${activity.id}`)} />
      </Section>
    </>
  );
}

/** How an activity may end. */
export function ActivityResults({ activity }: { activity: Activity }) {
  const set = useSetField();
  const { results } = activity;
  const ends = inOrder(results);
  return (
    <Section title="Results" summary={ends.length === 0 ? 'none' : undefined} sentence={ends.length === 0 ? undefined : `Ends as ${listOr(ends.map(({ name }) => quoted(name)))}`}>
      <OrderedList<ActivityResult> label="Results" addLabel="Add result" items={results} keyOf={({ key }) => key} nameOf={({ name }) => name} make={(order) => newResult(results, order)} onChange={(next) => set(['activities', activity.id, 'results'], next)}>
        {(result, change) => (
          <div className="bt-rule-line">
            <div className="bt-rule-half"><CommittedText label="Result" hideLabel required value={result.name} onCommit={(name) => { change({ name }); return null; }} /></div>
            <Select className="bt-rule-half" aria-label={`${result.name} is`} data={tones} value={result.tone} allowDeselect={false} onChange={(tone) => tone && change({ tone })} />
          </div>
        )}
      </OrderedList>
    </Section>
  );
}

function newResult(results: Activity['results'], order: number): ActivityResult {
  const key = `result${freeNumber(results)}`;
  return { key, name: unusedName('New result', Object.values(results).map(({ name }) => name)), tone: 'neutral', order };
}

function freeNumber(results: Activity['results']): number {
  let number = 1;
  while (results[`result${number}`]) number += 1;
  return number;
}
