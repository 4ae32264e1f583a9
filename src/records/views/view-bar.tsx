import { useState } from 'react';
import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconDots, IconFilterCog, IconPencil, IconTrash } from '@tabler/icons-react';
import type { RecordType } from '#engine/blueprint';
import { useViews, type BlueprintRow, type ViewRow } from '../../storage/index.ts';
import { listAnd, StatusPill } from '../../ui/index.ts';
import { filtersOf, sameFilters, type ListState } from '../list/list-state.ts';
import { DeleteViewDialog } from './delete-view-dialog.tsx';
import { SaveViewDialog, type SaveWish } from './save-view-dialog.tsx';
import { useFollowers } from './use-followers.ts';

/** So many views fit beside each other; the open one always has its tab. */
const tabCount = 6;

/** The saved views of a record type at the head of its list: opened, saved, changed, renamed, deleted. */
export function ViewBar({ type, state, onChange, columns, onColumns, blueprints }: {
  readonly type: RecordType;
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  /** The columns in sight, and whether they are others than the open view's. */
  readonly columns: { readonly keys: readonly string[]; readonly changed: boolean };
  readonly onColumns: (keys: null) => void;
  readonly blueprints: readonly BlueprintRow[];
}) {
  const views = useViews(type.key);
  const [saving, setSaving] = useState<SaveWish | null>(null);
  const [deleting, setDeleting] = useState<ViewRow | null>(null);
  const open = views?.find(({ id }) => id === state.view) ?? null;
  const followers = useFollowers(open, type.key, blueprints);
  const sorted = open?.sort !== undefined && (open.sort.field !== state.sort.field || open.sort.descending !== state.sort.descending);
  const changed = open !== null && (!sameFilters(filtersOf(open.condition), state.filters) || sorted || columns.changed);
  const savable = state.filters.length > 0 && (open === null || changed);
  if (views === undefined || (views.length === 0 && !savable)) return null;
  const tabs = views.filter((view, at) => at < tabCount || view.id === open?.id);
  const show = (view: ViewRow | null) => {
    onColumns(null);
    onChange({ view: view?.id ?? null, filters: view === null ? [] : filtersOf(view.condition), ...(view?.sort === undefined ? {} : { sort: view.sort }) });
  };
  return (
    <div className="bt-views">
      <nav className="bt-views-tabs" aria-label="Saved views">
        <Tab active={open === null} onOpen={() => show(null)}>All {type.plural.toLowerCase()}</Tab>
        {tabs.map((view) => (
          <span key={view.id} className="bt-views-one" data-active={view.id === open?.id || undefined}>
            <Tab active={view.id === open?.id} onOpen={() => show(view)}>{view.name}</Tab>
            {view.id === open?.id ? <ViewMenu view={view} onEdit={() => setSaving({ type: 'edit', view })} onRename={() => setSaving({ type: 'rename', view })} onDelete={() => setDeleting(view)} /> : null}
          </span>
        ))}
        {tabs.length < views.length ? <MoreViews views={views.filter((view) => !tabs.includes(view))} onOpen={show} /> : null}
      </nav>
      {followers !== undefined && followers.live.length > 0 ? <StatusPill tone="primary">Enrols in {listAnd(followers.live)}</StatusPill> : null}
      {changed ? <StatusPill tone="time">Changed</StatusPill> : null}
      {changed ? <Button variant="subtle" size="compact-md" color="gray" onClick={() => show(open)}>Discard</Button> : null}
      {changed && savable ? <Button variant="light" size="compact-md" onClick={() => setSaving({ type: 'update', view: open })}>Update view</Button> : null}
      {savable ? <Button variant={open === null ? 'light' : 'default'} size="compact-md" onClick={() => setSaving({ type: 'new' })}>{open === null ? 'Save as view' : 'Save as new view'}</Button> : null}
      {saving ? <SaveViewDialog wish={saving} type={type} state={state} columns={columns.keys} views={views} blueprints={blueprints} onSaved={show} onClose={() => setSaving(null)} /> : null}
      {deleting ? <DeleteViewDialog view={deleting} blueprints={blueprints} onDeleted={() => onChange({ view: null, filters: [] })} onClose={() => setDeleting(null)} /> : null}
    </div>
  );
}

/** The views that have no tab, in a list that scrolls. */
function MoreViews({ views, onOpen }: { readonly views: readonly ViewRow[]; readonly onOpen: (view: ViewRow) => void }) {
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target><UnstyledButton className="bt-views-tab bt-views-more">{views.length} more <IconChevronDown size={14} stroke={1.75} aria-hidden /></UnstyledButton></Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>{views.map((view) => <Menu.Item key={view.id} onClick={() => onOpen(view)}>{view.name}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}

function Tab({ active, onOpen, children }: { readonly active: boolean; readonly onOpen: () => void; readonly children: React.ReactNode }) {
  return <UnstyledButton className="bt-views-tab" data-active={active || undefined} aria-current={active ? 'true' : undefined} onClick={onOpen}>{children}</UnstyledButton>;
}

function ViewMenu({ view, onEdit, onRename, onDelete }: { readonly view: ViewRow; readonly onEdit: () => void; readonly onRename: () => void; readonly onDelete: () => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target><ActionIcon variant="transparent" color="gray" size={24} aria-label={`More for the view ${view.name}`}><IconDots size={16} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFilterCog size={16} stroke={1.75} />} onClick={onEdit}>Edit its rules</Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={onRename}>Rename</Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} color="negative" onClick={onDelete}>Delete</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
