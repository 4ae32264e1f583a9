import { useState } from 'react';
import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { DndContext, PointerSensor, pointerWithin, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import type { Field, Layout } from '#engine/blueprint';
import { freshKey } from '#engine/exchange';
import { newIds, type RecordTypeRow } from '../../storage/index.ts';
import { announce, quoted, SectionLabel } from '../../ui/index.ts';
import { KeptText } from './kept-text.tsx';
import { looseFields, withFieldIn } from './move-field.ts';
import type { KeepType } from './use-type-editor.ts';

/** Where fields go that stand in no section. */
const loose = 'loose';

/** How records of the type are laid out: sections in order, each with its fields; a blueprint names the layout its records use. */
export function LayoutsEditor({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const layouts = inOrder(type.layouts ?? {});
  const [chosen, setChosen] = useState<string | null>(null);
  const layout = layouts.find(({ key }) => key === chosen) ?? layouts[0];
  const set = (next: Layout, message: string) => keep({ ...type, layouts: { ...type.layouts, [next.key]: next } }, message);
  const add = () => {
    const name = layouts.length === 0 ? 'Standard' : `Layout ${layouts.length + 1}`;
    const key = freshKey(name, new Set(layouts.map((one) => one.key)));
    const section = { id: newIds().next(), name: 'Details', fields: [], order: 0 };
    set({ key, name, order: layouts.length, sections: { [section.id]: section } }, `Layout ${quoted(name)} made.`);
    setChosen(key);
  };
  const remove = (gone: Layout) => {
    const { layouts: all = {}, ...rest } = type;
    const left = Object.fromEntries(Object.entries(all).filter(([key]) => key !== gone.key));
    keep(Object.keys(left).length === 0 ? rest : { ...rest, layouts: left }, `Layout ${quoted(gone.name)} deleted.`);
  };
  return (
    <section className="bt-card bt-types-part" aria-label={`Layouts of ${type.name}`}>
      <SectionLabel right={<Button variant="subtle" size="compact-md" leftSection={<IconPlus size={14} stroke={2} />} onClick={add}>New layout</Button>}>Layouts</SectionLabel>
      {layout === undefined ? <p>Records show all their fields in order. A layout puts them into sections; a blueprint may name one for its records.</p> : (
        <>
          <nav className="bt-views-tabs" aria-label="Layouts">
            {layouts.map((one) => <UnstyledButton key={one.key} className="bt-views-tab" data-active={one.key === layout.key || undefined} aria-current={one.key === layout.key ? 'true' : undefined} onClick={() => setChosen(one.key)}>{one.name}</UnstyledButton>)}
          </nav>
          <LayoutEditor key={layout.key} type={type} layout={layout} onChange={set} onRemove={() => remove(layout)} />
        </>
      )}
    </section>
  );
}

function LayoutEditor({ type, layout, onChange, onRemove }: { readonly type: RecordTypeRow; readonly layout: Layout; readonly onChange: (layout: Layout, message: string) => void; readonly onRemove: () => void }) {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const sections = inOrder(layout.sections);
  const put = (key: string, section: string | null, at: number) => {
    const name = type.fields[key]?.name ?? key;
    const target = section === null ? 'no section' : quoted(layout.sections[section]?.name ?? '');
    onChange(withFieldIn(layout, key, section, at), `${quoted(name)} stands in ${target} now.`);
    announce(`${name} stands in ${target}`);
  };
  const drop = (key: string, over: string) => {
    const [section, field] = over.split('/');
    if (section === undefined || section === '' || field === key) return;
    const fields = layout.sections[section]?.fields ?? [];
    put(key, section === loose ? null : section, field === undefined ? fields.length : fields.indexOf(field));
  };
  const addSection = () => {
    const id = newIds().next();
    onChange({ ...layout, sections: { ...layout.sections, [id]: { id, name: 'New section', fields: [], order: Math.max(-1, ...sections.map(({ order }) => order)) + 1 } } }, 'Section added.');
  };
  const removeSection = (id: string) => onChange({ ...layout, sections: Object.fromEntries(Object.entries(layout.sections).filter(([one]) => one !== id)) }, 'Section removed; its fields follow at the end.');
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} onDragEnd={({ active, over }) => { if (over) drop(String(active.id), String(over.id)); }}>
      <div className="bt-layout-name"><KeptText label="Name of the layout" value={layout.name} onKeep={(name) => onChange({ ...layout, name }, `Layout called ${quoted(name)}.`)} /><Button variant="subtle" color="gray" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={onRemove}>Delete this layout</Button></div>
      <div className="bt-layout">
        {sections.map((section) => (
          <Section key={section.id} id={section.id} title={<KeptText ariaLabel={`Name of the section ${section.name}`} value={section.name} onKeep={(name) => onChange({ ...layout, sections: { ...layout.sections, [section.id]: { ...section, name } } }, `Section called ${quoted(name)}.`)} />} name={section.name} onRemove={() => removeSection(section.id)}>
            {section.fields.flatMap((key, at) => (type.fields[key] ? [<Chip key={key} id={`${section.id}/${key}`} field={type.fields[key]} sections={sections} at={at} section={section.id} onPut={put} />] : []))}
          </Section>
        ))}
        <Section id={loose} title={<b>In no section</b>} name="no section">
          {looseFields(type, layout).map((field, at) => <Chip key={field.key} id={`${loose}/${field.key}`} field={field} sections={sections} at={at} section={null} onPut={put} />)}
        </Section>
      </div>
      <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={14} stroke={2} />} onClick={addSection}>Add a section</Button>
    </DndContext>
  );
}

function Section({ id, title, name, onRemove, children }: { readonly id: string; readonly title: React.ReactNode; readonly name: string; readonly onRemove?: () => void; readonly children: readonly React.ReactNode[] }) {
  const { setNodeRef, isOver } = useDroppable({ id });
  return (
    <div ref={setNodeRef} className="bt-layout-section" role="group" aria-label={`Section ${name}`} data-over={isOver || undefined}>
      <div className="bt-layout-head">{title}{onRemove === undefined ? null : <ActionIcon variant="subtle" color="gray" aria-label={`Remove the section ${name}`} onClick={onRemove}><IconTrash size={16} stroke={1.75} /></ActionIcon>}</div>
      {children.length === 0 ? <p className="bt-note-text">Drag fields here, or press a field’s grip.</p> : children}
    </div>
  );
}

function Chip({ id, field, sections, section, at, onPut }: {
  readonly id: string;
  readonly field: Field;
  readonly sections: readonly { readonly id: string; readonly name: string; readonly fields: readonly string[] }[];
  readonly section: string | null;
  readonly at: number;
  readonly onPut: (key: string, section: string | null, at: number) => void;
}) {
  const drag = useDraggable({ id: field.key });
  const { setNodeRef, isOver } = useDroppable({ id });
  const style = drag.transform === null ? undefined : { transform: `translate(${drag.transform.x}px, ${drag.transform.y}px)`, zIndex: 3 };
  return (
    <div ref={(node) => { setNodeRef(node); drag.setNodeRef(node); }} className="bt-layout-field" style={style} data-dragged={drag.isDragging || undefined} data-over={(isOver && !drag.isDragging) || undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon
            variant="subtle" color="gray" className="bt-types-grip" {...drag.listeners} aria-label={`Move ${field.name}`}
            onKeyDown={(event) => {
              if (section === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              onPut(field.key, section, at + (event.key === 'ArrowUp' ? -1 : 1));
            }}
          ><IconGripVertical size={14} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {sections.filter((one) => one.id !== section).map((one) => <Menu.Item key={one.id} onClick={() => onPut(field.key, one.id, one.fields.length)}>To {quoted(one.name)}</Menu.Item>)}
          {section === null ? null : <Menu.Item onClick={() => onPut(field.key, null, 0)}>Out of its section</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <span>{field.name}</span>
    </div>
  );
}
