import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { inOrder } from '#engine/kernel';
import { mergeFieldsOf } from '#engine/blueprint';
import { listAnd } from '../../ui/index.ts';
import { useRecordType } from '../studio-context.ts';
import { CommittedText, type CommittedTextProps, type TextTools } from './committed-text.tsx';

/** Words a record's fields are merged into: chosen from a list, or written as {{field}}. A field the record does not have is told at once. */
export function MergeText(props: Omit<CommittedTextProps, 'tools' | 'description'>) {
  const type = useRecordType();
  const unknown = type ? mergeFieldsOf(props.value).filter((key) => !type.fields[key]) : [];
  return (
    <>
      <CommittedText {...props} tools={FieldMenu} />
      {unknown.length > 0 && <p className="bt-field-warning">No field of this record is called {listAnd(unknown.map((key) => `{{${key}}}`))}.</p>}
    </>
  );
}

function FieldMenu({ label, insert }: TextTools) {
  const type = useRecordType();
  const fields = type ? inOrder(type.fields) : [];
  return (
    <Menu position="bottom-end" width={220} disabled={fields.length === 0}>
      <Menu.Target><Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconBraces size={12} aria-hidden />} aria-label={`Insert a field into ${label}`}>Field</Button></Menu.Target>
      <Menu.Dropdown>
        <div role="group" aria-label="Fields" tabIndex={0} style={{ maxHeight: 300, overflow: 'auto' }}>
          {fields.map(({ key, name }) => <Menu.Item key={key} onClick={() => insert(`{{${key}}}`)}>{name}</Menu.Item>)}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
