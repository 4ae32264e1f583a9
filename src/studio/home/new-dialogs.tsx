import { useState } from 'react';
import { Button, Group, Modal, Table, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { BlueprintRow } from '../../storage/index.ts';
import { EmptyState, formatCount } from '../../ui/index.ts';
import type { Remark, TakenIn } from './take-in.ts';

interface Asking {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Which blueprint to copy. */
export function CopyDialog({ opened, onClose, rows, onChoose }: Asking & { readonly rows: readonly BlueprintRow[]; readonly onChoose: (row: BlueprintRow) => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Copy of a blueprint" closeButtonProps={{ 'aria-label': 'Close' }}>
      {rows.length === 0 ? <EmptyState title="Nothing to copy yet">Start with a blank blueprint or a starter.</EmptyState> : null}
      <div className="bt-card bt-rows bt-home-list" hidden={rows.length === 0}>
        {rows.map((row) => (
          <UnstyledButton key={row.id} className="bt-home-pick" onClick={() => onChoose(row)}>
            <b>{row.draft.name}</b>
            <span className="bt-home-meta">{formatCount(Object.keys(row.draft.stages).length, 'stage')}<IconArrowRight size={16} aria-hidden /></span>
          </UnstyledButton>
        ))}
      </div>
    </Modal>
  );
}

/** Where people paste themselves when the browser keeps the clipboard closed. */
export function PasteDialog({ opened, onClose, onPaste }: Asking & { readonly onPaste: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <Modal opened={opened} onClose={onClose} title="Paste a blueprint" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Textarea
        label="Blueprint as JSON" description="Copied from an exported file or from another Baton" autosize minRows={8} maxRows={16} value={text}
        onChange={(event) => setText(event.currentTarget.value)} data-autofocus
      />
      <Group justify="flex-end" mt="lg"><Button disabled={text.trim() === ''} onClick={() => onPaste(text)}>Read it</Button></Group>
    </Modal>
  );
}

const shownProblems = 200;

/** What is wrong with a file, place by place. Nothing of it was kept. */
export function ProblemsDialog({ refused, onClose }: { readonly refused: Extract<TakenIn, { readonly ok: false }> | null; readonly onClose: () => void }) {
  const problems = refused?.problems ?? [];
  return (
    <Modal opened={refused !== null} onClose={onClose} title={`“${refused?.source ?? ''}” is not a blueprint that Baton can read`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text>{formatCount(problems.length, 'problem')}. Nothing was kept.</Text>
      <Table mt="md" aria-label="Problems by place" verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th>Where</Table.Th><Table.Th>What</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {problems.slice(0, shownProblems).map((problem, index) => (
            <Table.Tr key={index}><Table.Td><ProblemPlace problem={problem} /></Table.Td><Table.Td>{problem.sentence}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {problems.length > shownProblems ? <Text c="dimmed" mt="sm">and {formatCount(problems.length - shownProblems, 'more problem')}</Text> : null}
    </Modal>
  );
}

/** Where it is, in words first; the path of keys beneath, for whoever mends the file by hand. */
function ProblemPlace({ problem: { path, place } }: { readonly problem: Remark }) {
  if (path === '') return 'The file';
  return <>{place !== undefined && place !== path && <span className="bt-home-place">{place}</span>}<span className="bt-home-path">{path}</span></>;
}
