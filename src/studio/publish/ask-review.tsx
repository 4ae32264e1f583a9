import { Button, Group, Modal, MultiSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { requestReview, useMe } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useDraft, useEdit, useStudio } from '../studio-context.ts';
import { useAsking } from './use-asking.ts';

/** Lists open over the dialog, which itself may stand over the publish dialog. */
const above = { zIndex: 400 };

/** Asks people to look the draft over, and says whether publishing has to wait for them (S45). */
export function AskReview() {
  const { isAsking, ask } = useAsking();
  const onClose = () => ask(false);
  useKeyCommands([{ id: 'ask-review', label: 'Ask for a review', group: 'Versions', run: () => ask(true) }]);
  return (
    <Modal opened={isAsking} onClose={onClose} title="Ask for a review" zIndex={300} closeButtonProps={{ 'aria-label': 'Close' }}>
      {isAsking && <AskForm onClose={onClose} />}
    </Modal>
  );
}

function AskForm({ onClose }: { readonly onClose: () => void }) {
  const draft = useDraft();
  const { people } = useStudio();
  const me = useMe();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState<string[]>([]);
  const others = people.filter((person) => person.id !== me?.id);
  const byRule = others.filter((person) => person.roles.some((role) => draft.review?.roles.includes(role)));
  const ask = async () => {
    try {
      await requestReview(draft.id, { note: note.trim(), asked });
      notifyDone({ message: 'Review requested' });
      onClose();
    } catch (error) {
      notifyProblem(error instanceof Error ? error.message : String(error), 'Not requested');
    }
  };
  return (
    <>
      <Textarea data-autofocus label="What shall they look at" rows={3} classNames={{ input: 'bt-growing' }} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <MultiSelect comboboxProps={above} mt="sm" label="Who" description={byRule.length > 0 ? `${byRule.map(({ name }) => name).join(', ')} may answer by their role` : 'Whoever you name may answer'} searchable value={asked} onChange={setAsked} data={others.map(({ id, name }) => ({ value: id, label: name }))} />
      <ReviewRule />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button disabled={asked.length + byRule.length === 0} onClick={() => void ask()}>Ask</Button>
      </Group>
    </>
  );
}

/** Which roles must agree before this blueprint may be published, and how many of them; an edit like any other. */
export function ReviewRule() {
  const draft = useDraft();
  const edit = useEdit();
  const { roles } = useStudio();
  const rule = draft.review;
  const known = new Set(roles.map(({ value }) => value));
  const all = [...roles, ...(rule?.roles ?? []).filter((role) => !known.has(role)).map((role) => ({ value: role, label: role }))];
  const set = (next: typeof rule) => edit({ type: 'setField', path: ['review'], value: next });
  return (
    <fieldset className="bt-review-rule">
      <legend>Must publishing wait?</legend>
      <MultiSelect comboboxProps={above} label="Roles that must approve" description={rule ? 'Publishing waits for them' : 'Publishing does not wait'} placeholder={rule ? '' : 'Nobody has to'} value={[...(rule?.roles ?? [])]} onChange={(next) => set(next.length === 0 ? undefined : { roles: next, approvals: rule?.approvals ?? 1 })} data={all} />
      {rule && <NumberInput mt="xs" label="How many of them" min={1} max={10} clampBehavior="strict" value={rule.approvals} onChange={(value) => typeof value === 'number' && value >= 1 && set({ roles: [...rule.roles], approvals: value })} />}
    </fieldset>
  );
}
