import { useState } from 'react';
import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { mostCriteria, newCriterion, useRubric, usualRubric, type Criterion } from './rubric.ts';

/** What calls are judged by: criteria are renamed, added, and retired. A retired one stays with the reviews that gave it. */
export function RubricDialog({ onClose }: { readonly onClose: () => void }) {
  const { all, save } = useRubric();
  const [draft, setDraft] = useState<readonly Criterion[]>(all);
  const change = (id: string, part: Partial<Criterion>) => setDraft((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const retire = (id: string) => setDraft((before) => before.flatMap((one) => (one.id !== id ? [one] : all.some((kept) => kept.id === id) ? [{ ...one, retired: true as const }] : [])));
  const revive = (id: string) => setDraft((before) => before.map((one) => (one.id === id ? { id, name: one.name, hint: one.hint } : one)));
  const asked = draft.filter(({ retired }) => retired !== true);
  const problem = asked.length === 0 ? 'At least one criterion is needed.' : asked.some(({ name }) => name.trim() === '') ? 'Every criterion needs a name.' : null;
  const keep = async () => {
    try {
      await save(draft.map((one) => ({ ...one, name: one.name.trim(), hint: one.hint.trim() })));
      notifyDone({ message: 'Calls are judged by this from now on', undo: () => void save(all) });
      onClose();
    } catch (error) {
      notifyProblem(error instanceof Error ? error.message : String(error), 'Not kept');
    }
  };
  return (
    <Modal opened onClose={onClose} title="What calls are judged by" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className="calls-dialog-note">Each is given 1 to 5. Renaming one keeps its past scores; retiring one keeps them too, it is just no longer asked.</p>
      <ol className="calls-rubric" aria-label="Criteria">
        {draft.map((one, index) => (one.retired === true
          ? <li key={one.id} data-retired><span>{one.name}</span><small>no longer asked</small><Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => revive(one.id)}>Ask again</Button></li>
          : (
            <li key={one.id}>
              <TextInput size="sm" {...(index === 0 ? { label: 'Name' } : {})} aria-label={`Name of criterion ${index + 1}`} maxLength={40} value={one.name} onChange={(event) => change(one.id, { name: event.currentTarget.value })} />
              <TextInput size="sm" {...(index === 0 ? { label: 'What to listen for' } : {})} aria-label={`What to listen for in criterion ${index + 1}`} maxLength={160} value={one.hint} onChange={(event) => change(one.id, { hint: event.currentTarget.value })} />
              <ActionIcon variant="subtle" color="gray" size={34} aria-label={`Retire ${one.name || 'this criterion'}`} onClick={() => retire(one.id)}><IconTrash size={16} /></ActionIcon>
            </li>
          )))}
      </ol>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={asked.length >= mostCriteria} onClick={() => setDraft((before) => [...before, newCriterion()])}>Add a criterion</Button>
      <Group justify="space-between" mt="lg">
        <Button variant="subtle" color="gray" onClick={() => setDraft([...usualRubric, ...draft.filter(({ id }) => !usualRubric.some((usual) => usual.id === id)).map((one) => ({ ...one, retired: true as const }))])}>The usual ones</Button>
        <Group gap="sm">
          {problem === null ? null : <span className="calls-problem" role="alert">{problem}</span>}
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button disabled={problem !== null} onClick={() => void keep()}>Keep</Button>
        </Group>
      </Group>
    </Modal>
  );
}
