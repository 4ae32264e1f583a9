import type { Field } from '#engine/blueprint';
import type { RecordTypeRow } from '../../storage/index.ts';
import { ConfirmDialog, formatCount, quoted } from '../../ui/index.ts';
import { withoutField } from './move-field.ts';
import { UseList } from './use-list.tsx';
import type { FieldUse } from './use-field-uses.ts';
import type { KeepType } from './use-type-editor.ts';

/** Asks before a field goes: which drawings and views would miss it, and how many records keep a value nobody sees. */
export function DeleteFieldDialog({ type, field, uses, filled, keep, onClose }: {
  readonly type: RecordTypeRow;
  readonly field: Field;
  readonly uses: readonly FieldUse[];
  readonly filled: number | undefined;
  readonly keep: KeepType;
  readonly onClose: () => void;
}) {
  const inRule = type.qualified !== undefined && uses.some(({ where, part, blueprint }) => blueprint === null && where === type.name && part !== 'saved view');
  return (
    <ConfirmDialog opened question={`Delete the field ${quoted(field.name)}?`} confirmLabel={uses.length > 0 ? 'Delete it all the same' : 'Delete the field'} onClose={onClose} onConfirm={() => keep(withoutField(type, field.key), `${quoted(field.name)} deleted.`)}>
      {uses.length > 0 ? <><p><b>{formatCount(uses.length, 'place')}</b> {uses.length === 1 ? 'needs' : 'need'} it. There it counts as empty from now on{inRule ? ', also where it decides which records reps see' : ''}:</p><UseList uses={uses} /></> : <p>No blueprint and no saved view uses it.</p>}
      {filled === undefined || filled === 0 ? <p>No record says anything in it.</p> : <p>{formatCount(filled, 'record')} {filled === 1 ? 'keeps its value' : 'keep their values'}, unseen; with Undo, or a new field under the key <code>{field.key}</code>, they are back.</p>}
    </ConfirmDialog>
  );
}
