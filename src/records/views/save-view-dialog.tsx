import { useRef, useState } from 'react';
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { canonicalJson } from '#engine/kernel';
import type { Condition, RecordType } from '#engine/blueprint';
import { saveView, type BlueprintRow, type EnrolReport, type ViewRow, type ViewSaved } from '../../storage/index.ts';
import { Banner, createNames, describeCondition, formatNumber, listAnd, notifyDone, notifyProblem, ProgressDialog, quoted } from '../../ui/index.ts';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { conditionOf, groupOf } from '../conditions/condition-tree.ts';
import { filterOf, type ListState } from '../list/list-state.ts';
import { RefusalList } from '../refusal-list.tsx';
import { useFollowers } from './use-followers.ts';
import { ViewForecast } from './view-forecast.tsx';

/** What is saved: a view of its own, other filters in one there is, its question as a whole, or another name for it. */
export type SaveWish = { readonly type: 'new' } | { readonly type: 'update' | 'edit' | 'rename'; readonly view: ViewRow };

const titles = { new: 'Save as view', update: 'Update the view', edit: 'Edit the view', rename: 'Rename the view' } as const;
const verbs = { new: 'Save view', update: 'Update view', edit: 'Save view', rename: 'Rename' } as const;

/** Keeps the filters under a name, says what is not kept, and tells whom blueprints that follow the view took in. */
export function SaveViewDialog({ wish, type, state, columns, views, blueprints, onSaved, onClose }: {
  readonly wish: SaveWish;
  readonly type: RecordType;
  readonly state: ListState;
  /** The columns in sight: they are kept with the view. */
  readonly columns: readonly string[];
  readonly views: readonly ViewRow[];
  readonly blueprints: readonly BlueprintRow[];
  readonly onSaved: (view: ViewRow) => void;
  readonly onClose: () => void;
}) {
  const before = wish.type === 'new' ? null : wish.view;
  const [name, setName] = useState(before?.name ?? '');
  const followers = useFollowers(before, type.key, blueprints);
  const saving = useSaving();
  const [group, setGroup] = useState(() => groupOf(before?.condition ?? null));
  const condition = wish.type === 'rename' ? wish.view.condition : wish.type === 'edit' ? conditionOf(group) : filterOf(state.filters);
  const same = before !== null && condition !== null && canonicalJson(before.condition) === canonicalJson(condition);
  const taken = views.some((view) => view.id !== before?.id && view.name.trim().toLowerCase() === name.trim().toLowerCase());
  const ready = name.trim() !== '' && !taken && condition !== null && followers !== undefined;
  const save = async () => {
    if (!ready) return;
    const look = wish.type === 'rename' || wish.type === 'edit' ? { columns: wish.view.columns, sort: wish.view.sort } : { columns, sort: state.sort };
    const saved = await saving.save({ id: before?.id, name: name.trim(), recordType: type.key, condition, ...(look.columns === undefined ? {} : { columns: look.columns }), ...(look.sort === undefined ? {} : { sort: look.sort }) });
    if (saved === null) return;
    if (wish.type !== 'rename') onSaved(saved.view);
    if (saved.enrolled.every(({ report }) => report.enrolled + report.refused.length === 0)) {
      notifyDone({ message: wish.type === 'rename' ? `The view is called ${quoted(saved.view.name)} now.` : `View ${quoted(saved.view.name)} saved.` });
      onClose();
    }
  };
  if (saving.progress !== null && (followers?.asking.length ?? 0) > 0) return <ProgressDialog opened title={`Enrolling in ${listAnd(followers?.asking ?? [])}`} {...saving.progress} cancelLabel="Stop" onCancel={saving.stop} />;
  return (
    <Modal opened onClose={onClose} title={titles[wish.type]} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {saving.saved ? <Taken saved={saving.saved} type={type} blueprints={blueprints} onClose={onClose} /> : (
        <form className="bt-views-save" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <TextInput data-autofocus label="Name" value={name} maxLength={80} error={taken ? 'Another view has this name.' : null} onChange={(event) => setName(event.currentTarget.value)} />
          {wish.type === 'edit' ? <ConditionEditor type={type} label={`${type.plural} in this view`} group={group} onChange={setGroup} /> : null}
          {wish.type === 'new' || wish.type === 'update' ? <WhatIsSaved condition={condition} type={type} state={state} /> : null}
          {wish.type === 'rename' || condition === null ? null : <ViewForecast type={type} condition={condition} view={before} blueprints={blueprints} />}
          {followers !== undefined && followers.asking.length > 0 && !same ? (
            <Banner tone="time" title={`${listAnd(followers.asking.map(quoted))} ${followers.asking.length === 1 ? 'enrols' : 'enrol'} from this view.`}>Saving asks again: records that fit now and are not in yet come in at once.</Banner>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" disabled={!ready} loading={saving.progress !== null}>{verbs[wish.type]}</Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function WhatIsSaved({ condition, type, state }: { readonly condition: Condition | null; readonly type: RecordType; readonly state: ListState }) {
  const left = [state.search === '' ? [] : [`the search for ${quoted(state.search)}`], state.stage === null ? [] : ['the stage'], state.owner === undefined ? [] : ['the owner']].flat();
  return (
    <div className="bt-views-kept">
      <Text size="sm" c="dimmed">{type.plural} where</Text>
      <Text fw={500}>{condition === null ? 'Add a filter first.' : describeCondition(condition, createNames({ recordType: type }))}</Text>
      {left.length === 0 ? null : <Text size="sm" c="dimmed">Not part of the view: {listAnd(left)}.</Text>}
    </div>
  );
}

/** Whom the blueprints that follow the view took in. */
function Taken({ saved, type, blueprints, onClose }: { readonly saved: ViewSaved; readonly type: RecordType; readonly blueprints: readonly BlueprintRow[]; readonly onClose: () => void }) {
  const told = saved.enrolled.filter(({ report }) => report.enrolled + report.refused.length > 0);
  return (
    <>
      <Text mb="sm">View {quoted(saved.view.name)} saved.</Text>
      {told.map(({ blueprint, report }) => <TakenBy key={blueprint} report={report} draft={blueprints.find(({ id }) => id === blueprint)?.draft} type={type} />)}
      <Group justify="flex-end" mt="lg"><Button onClick={onClose}>Done</Button></Group>
    </>
  );
}

function TakenBy({ report, draft, type }: { readonly report: EnrolReport; readonly draft: BlueprintRow['draft'] | undefined; readonly type: RecordType }) {
  return (
    <>
      <Text><b>{formatNumber(report.enrolled)}</b> enrolled in {draft?.name ?? 'a blueprint that is gone'}{report.refused.length > 0 ? <>, <b>{formatNumber(report.refused.length)}</b> not</> : null}.</Text>
      <RefusalList refused={report.refused.map(({ refusal }) => refusal)} blueprint={draft} type={type} />
    </>
  );
}

/** Saves with progress and a way to stop; what was enrolled by then stays enrolled. */
function useSaving() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const [saved, setSaved] = useState<ViewSaved | null>(null);
  const stop = useRef(new AbortController());
  const save = async (wish: Parameters<typeof saveView>[0]): Promise<ViewSaved | null> => {
    stop.current = new AbortController();
    setProgress({ done: 0, total: null });
    try {
      const answer = await saveView(wish, { signal: stop.current.signal, onProgress: (done, total) => setProgress({ done, total }) });
      setSaved(answer);
      return answer;
    } catch {
      notifyProblem('The view could not be saved. Try again.');
      return null;
    } finally {
      setProgress(null);
    }
  };
  return { progress, saved, save, stop: () => stop.current.abort() };
}
