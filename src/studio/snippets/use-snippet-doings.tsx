import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { deleteSnippet, renameSnippet, saveSnippet, type SnippetRow } from '../../storage/index.ts';
import { announce, describeEditRefusal, formatCount, notifyDone, notifyProblem } from '../../ui/index.ts';
import { cutOut } from '../draft/clipboard.ts';
import { stageOfSelection } from '../draft/placing.ts';
import { useLastingNames, useStudio } from '../studio-context.ts';
import { snippetEdit } from './snippet-edit.ts';
import type { Point, Fragment } from '#engine/blueprint';

/** What can be done with snippets, and the dialog that asks for a name. */
export function useSnippetDoings() {
  const { store, canvas, newId } = useStudio();
  const names = useLastingNames();
  const [asking, setAsking] = useState<{ readonly fragment: Fragment } | { readonly rename: SnippetRow } | null>(null);

  const insert = ({ name, fragment }: SnippetRow, at?: Point) => {
    const { draft, selection } = store.getState();
    const { edit, select } = snippetEdit(draft, name, fragment, { at, after: stageOfSelection(draft, selection) }, newId);
    const refusal = store.actions.edit(edit, { select });
    if (refusal) {
      notifyProblem(describeEditRefusal(refusal, names));
      return;
    }
    announce(`${name} inserted, ${formatCount(select.stages.length, 'stage')}`);
    const [first] = select.stages;
    if (first !== undefined) setTimeout(() => canvas.current?.centreOn({ stage: first }), 0);
  };
  const askToSave = () => {
    const { draft, selection } = store.getState();
    const fragment = cutOut(draft, selection);
    if (fragment) setAsking({ fragment });
    else notifyProblem('Select the stages first that shall go into the snippet.');
  };
  const remove = async ({ id, name }: SnippetRow) => {
    const gone = await deleteSnippet(id);
    if (gone.ok) notifyDone({ message: `${name} deleted`, undo: () => void saveSnippet(gone.value) });
  };
  const keep = async (name: string) => {
    if (asking === null) return;
    const answer = 'rename' in asking ? await renameSnippet(asking.rename.id, name) : await saveSnippet({ name, fragment: asking.fragment });
    if (!answer.ok) {
      notifyProblem(answer.error.type === 'noName' ? 'A snippet needs a name.' : 'The snippet could not be saved.');
      return;
    }
    setAsking(null);
    notifyDone({ message: 'rename' in asking ? `Renamed to ${name}` : `“${name}” is among the snippets now.` });
    announce('rename' in asking ? `Renamed to ${name}` : `Snippet ${name} saved`);
  };
  const dialog: ReactNode = (
    <Modal opened={asking !== null} onClose={() => setAsking(null)} title={asking && 'rename' in asking ? 'Rename the snippet' : 'Save the selection as a snippet'} closeButtonProps={{ 'aria-label': 'Close' }}>
      {asking && <NameForm first={'rename' in asking ? asking.rename.name : firstName(asking.fragment)} onKeep={(name) => void keep(name)} />}
    </Modal>
  );
  return { insert, askToSave, remove, rename: (row: SnippetRow) => setAsking({ rename: row }), dialog };
}

export type SnippetDoings = ReturnType<typeof useSnippetDoings>;

function NameForm({ first, onKeep }: { first: string; onKeep: (name: string) => void }) {
  const [name, setName] = useState(first);
  return (
    <form onSubmit={(event) => { event.preventDefault(); onKeep(name); }}>
      <TextInput label="Name" description="Stages, activities, gates and texts are kept; each use gets fresh copies" value={name} data-autofocus onFocus={(event) => event.currentTarget.select()} onChange={(event) => setName(event.currentTarget.value)} />
      <Group justify="flex-end" mt="lg"><Button type="submit" disabled={name.trim() === ''}>Save</Button></Group>
    </form>
  );
}

function firstName({ stages }: Fragment): string {
  return Object.values(stages)[0]?.name ?? '';
}
