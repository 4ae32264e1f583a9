import { useEffect, useState } from 'react';
import { Button, Group, Modal, Select, TagsInput, Text } from '@mantine/core';
import { fieldKinds, type Field, type FieldKind, type FieldValue } from '#engine/blueprint';
import { convertValues, newIds, previewKind, saveRecordType, undoMany, type KindPreview, type RecordTypeRow } from '../../storage/index.ts';
import { formatCount, formatNumber, notifyDone, notifyProblem, ProgressDialog, quoted, sayValue } from '../../ui/index.ts';
import { kindNames } from '../fields/field-text.ts';

const hasChoices = (kind: FieldKind): boolean => kind === 'choice' || kind === 'choices';

/** Changes the kind of a field: says first how many values go over, and how many stay as they are. Nothing is lost either way. */
export function KindDialog({ type, field, wanted, onClose }: { readonly type: RecordTypeRow; readonly field: Field; /** The kind proposed first. */ readonly wanted?: FieldKind; readonly onClose: () => void }) {
  const [kind, setKind] = useState<FieldKind>(wanted ?? field.kind);
  const [choices, setChoices] = useState<readonly string[]>(field.choices);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number | null } | null>(null);
  const next: Field = { ...field, kind, choices: hasChoices(kind) ? [...choices] : [] };
  const preview = usePreview(type.key, next);
  const change = async () => {
    setProgress({ done: 0, total: null });
    const batch = `kind/${newIds().next()}`;
    try {
      await saveRecordType({ ...type, fields: { ...type.fields, [field.key]: next } });
      const report = await convertValues(type.key, next, { batch, onProgress: (done, total) => setProgress({ done, total }) });
      const undo = async () => {
        await undoMany(batch);
        await saveRecordType(type);
      };
      notifyDone({ message: `${quoted(field.name)} is ${kindNames[kind].toLowerCase()} now. ${formatCount(report.done, 'value')} changed.`, undo: () => { undo().catch(() => notifyProblem('The former kind could not be brought back wholly.')); } });
      onClose();
    } catch {
      notifyProblem('The kind could not be changed wholly. Try again: what is done stays done.');
      setProgress(null);
    }
  };
  if (progress !== null) return <ProgressDialog opened title={`Changing ${field.name}`} {...progress} />;
  return (
    <Modal opened onClose={onClose} title={`Kind of ${quoted(field.name)}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="bt-views-save">
        <Select label="Kind" data={fieldKinds.map((one) => ({ value: one, label: kindNames[one] }))} value={kind} allowDeselect={false} onChange={(value) => setKind(fieldKinds.find((one) => one === value) ?? kind)} />
        {hasChoices(kind) ? <TagsInput label="Choices" placeholder="Type a choice, press Enter" value={[...choices]} onChange={setChoices} /> : null}
        <Preview preview={preview} same={kind === field.kind} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button disabled={(kind === field.kind && !hasChoices(kind)) || preview === undefined} onClick={() => void change()}>Change the kind</Button>
        </Group>
      </div>
    </Modal>
  );
}

function Preview({ preview, same }: { readonly preview: KindPreview | undefined; readonly same: boolean }) {
  if (preview === undefined) return <Text c="dimmed">Counting…</Text>;
  if (preview.filled === 0) return <Text c="dimmed">No record says anything in it yet.</Text>;
  return (
    <div className="bt-views-kept" role="status">
      <Text><b>{formatNumber(preview.same)}</b> of {formatNumber(preview.filled)} values fit as they are{preview.converted > 0 ? <>, <b>{formatNumber(preview.converted)}</b> are rewritten</> : null}{preview.stay > 0 ? <>, <b className="bt-check-bad">{formatNumber(preview.stay)}</b> cannot be read so and stay as they are</> : null}.</Text>
      {same ? null : preview.examples.map(({ before, after }) => <Text key={JSON.stringify(before)} size="sm" c="dimmed">{said(before)} → {after === undefined ? 'stays as it is' : said(after)}</Text>)}
    </div>
  );
}

const said = (value: FieldValue): string => sayValue(value).slice(0, 80);

/** What the change would do, counted beside the page once the choice stands still for a moment. */
function usePreview(type: string, field: Field): KindPreview | undefined {
  const [found, setFound] = useState<{ readonly asked: string; readonly preview: KindPreview }>();
  const asked = JSON.stringify([type, field]);
  useEffect(() => {
    let left = false;
    const [of, wanted] = JSON.parse(asked) as [string, Field];
    const timer = setTimeout(() => void previewKind(of, wanted).then((preview) => { if (!left) setFound({ asked, preview }); }), 150);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return found?.asked === asked ? found.preview : undefined;
}
