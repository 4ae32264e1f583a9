import { useState } from 'react';
import { ActionIcon, Button, Checkbox, Menu, Popover, TagsInput } from '@mantine/core';
import { DndContext, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { IconDots, IconGripVertical, IconRefresh, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Field } from '#engine/blueprint';
import type { RecordTypeRow, TypeSurvey } from '../../storage/index.ts';
import { announce, formatCount, formatNumber, quoted } from '../../ui/index.ts';
import { kindNames } from '../fields/field-text.ts';
import { DeleteFieldDialog } from './delete-field-dialog.tsx';
import { KeptText } from './kept-text.tsx';
import { KindDialog } from './kind-dialog.tsx';
import { withFieldAt } from './move-field.ts';
import { UseList } from './use-list.tsx';
import type { FieldUse } from './use-field-uses.ts';
import type { KeepType } from './use-type-editor.ts';

interface Asking {
  readonly type: RecordTypeRow;
  readonly keep: KeepType;
  readonly uses: ReadonlyMap<string, readonly FieldUse[]> | undefined;
  readonly survey: TypeSurvey | undefined;
}

/** The fields of a record type in their order, put in order by hand or by arrow keys. A field's key never changes, so blueprints and files keep finding it. */
export function FieldsTable({ type, keep, uses, survey }: Asking) {
  const fields = inOrder(type.fields);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const [asked, setAsked] = useState<{ readonly what: 'kind' | 'delete'; readonly field: Field } | null>(null);
  const move = (key: string, to: number) => {
    const field = type.fields[key];
    if (field === undefined || to < 0 || to >= fields.length) return;
    keep({ ...type, fields: withFieldAt(type.fields, key, to) }, `${quoted(field.name)} moved.`);
    announce(`${field.name}, now ${to + 1} of ${fields.length}`);
  };
  const drop = (key: string, over: string | number | undefined) => {
    const to = fields.findIndex((field) => field.key === over);
    if (to >= 0 && fields[to]?.key !== key) move(key, to);
  };
  return (
    <>
      <DndContext sensors={sensors} onDragEnd={({ active, over }) => drop(String(active.id), over?.id)} accessibility={{ screenReaderInstructions: { draggable: 'Arrow keys move the field up and down.' } }}>
        <div className="bt-types-scroll" tabIndex={0} role="region" aria-label={`Fields of ${type.name}`}>
          <table className="bt-types-table">
            <thead><tr><th scope="col"><span className="bt-sr">Order</span></th><th scope="col">Field</th><th scope="col">Kind</th><th scope="col">Choices</th><th scope="col">Required</th><th scope="col">Used</th><th scope="col" data-right>Filled</th><th scope="col"><span className="bt-sr">More</span></th></tr></thead>
            <tbody>
              {fields.map((field, at) => (
                <FieldRow key={field.key} field={field} at={at} type={type} keep={keep} uses={uses?.get(field.key) ?? (uses === undefined ? undefined : [])} filled={survey === undefined ? undefined : (survey.fields[field.key]?.filled ?? 0)} onMove={move} onAsk={(what) => setAsked({ what, field })} />
              ))}
            </tbody>
          </table>
        </div>
      </DndContext>
      {asked?.what === 'kind' ? <KindDialog type={type} field={asked.field} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'delete' ? <DeleteFieldDialog type={type} field={asked.field} uses={uses?.get(asked.field.key) ?? []} filled={survey?.fields[asked.field.key]?.filled} keep={keep} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function FieldRow({ field, at, type, keep, uses, filled, onMove, onAsk }: Pick<Asking, 'type' | 'keep'> & {
  readonly field: Field;
  readonly at: number;
  readonly uses: readonly FieldUse[] | undefined;
  readonly filled: number | undefined;
  readonly onMove: (key: string, to: number) => void;
  readonly onAsk: (what: 'kind' | 'delete') => void;
}) {
  const drag = useDraggable({ id: field.key });
  const { setNodeRef, isOver } = useDroppable({ id: field.key });
  const change = (next: Field, message: string) => keep({ ...type, fields: { ...type.fields, [field.key]: next } }, message);
  const style = drag.transform === null ? undefined : { transform: `translateY(${drag.transform.y}px)`, position: 'relative' as const, zIndex: 2 };
  return (
    <tr ref={(row) => { setNodeRef(row); drag.setNodeRef(row); }} style={style} data-dragged={drag.isDragging || undefined} data-over={(isOver && !drag.isDragging) || undefined}>
      <td>
        <ActionIcon
          variant="subtle" color="gray" className="bt-types-grip" {...drag.attributes} {...drag.listeners} aria-label={`Move ${field.name}`} aria-roledescription="sortable"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onMove(field.key, at + (event.key === 'ArrowUp' ? -1 : 1));
          }}
        ><IconGripVertical size={16} /></ActionIcon>
      </td>
      <td><KeptText ariaLabel={`Name of ${field.name}`} value={field.name} onKeep={(name) => change({ ...field, name }, `Now called ${quoted(name)}.`)} /><span className="bt-types-key">{field.key}</span></td>
      <td><Button variant="subtle" color="gray" size="compact-md" className="bt-types-kind" aria-label={`Kind of ${field.name}: ${kindNames[field.kind]}. Change`} onClick={() => onAsk('kind')}>{kindNames[field.kind]}</Button></td>
      <td>{field.kind === 'choice' || field.kind === 'choices' ? <TagsInput aria-label={`Choices of ${field.name}`} placeholder={field.choices.length === 0 ? 'Type a choice, press Enter' : ''} value={[...field.choices]} onChange={(choices) => change({ ...field, choices: choices.map((choice) => choice.slice(0, 200)) }, `Choices of ${quoted(field.name)} changed.`)} /> : null}</td>
      <td><span className="bt-types-required"><span aria-hidden>Required</span><Checkbox aria-label={`${field.name} is required`} checked={field.required} onChange={(event) => change({ ...field, required: event.currentTarget.checked }, event.currentTarget.checked ? `${quoted(field.name)} is required now.` : `${quoted(field.name)} may be left empty now.`)} /></span></td>
      <td><Uses field={field} uses={uses} /></td>
      <td data-right className="bt-numbers">{filled === undefined ? '…' : formatNumber(filled)}</td>
      <td>
        <RowMenu field={field} isTitle={field.key === type.title} onAsk={onAsk} />
      </td>
    </tr>
  );
}

function RowMenu({ field, isTitle, onAsk }: { readonly field: Field; readonly isTitle: boolean; readonly onAsk: (what: 'kind' | 'delete') => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={`More for ${field.name}`}><IconDots size={16} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={() => onAsk('kind')}>Change the kind</Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} color="negative" disabled={isTitle} onClick={() => onAsk('delete')}>{isTitle ? 'Records are called by it' : 'Delete the field'}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Uses({ field, uses }: { readonly field: Field; readonly uses: readonly FieldUse[] | undefined }) {
  if (uses === undefined) return <span className="bt-rec-quiet">…</span>;
  if (uses.length === 0) return <span className="bt-rec-quiet">Nowhere</span>;
  return (
    <Popover position="bottom-end" width={340} withArrow trapFocus returnFocus>
      <Popover.Target><Button variant="subtle" size="compact-md" aria-label={`Where ${field.name} is used: ${formatCount(uses.length, 'place')}`}>{formatCount(uses.length, 'place')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={`Where ${field.name} is used`} p={0}><UseList uses={uses} /></Popover.Dropdown>
    </Popover>
  );
}
