import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { formatCount } from '../../ui/index.ts';
import type { TakenIn } from './take-in.ts';

const shown = 200;

/** What could not be read of another program's drawing, before it is opened: nothing is left out in silence (B23). */
export function UnreadDialog({ taken, onOpen }: { readonly taken: Extract<TakenIn, { readonly ok: true }> | null; readonly onOpen: () => void }) {
  const unread = taken?.unread ?? [];
  return (
    <Modal opened={taken !== null} onClose={onOpen} title={`“${taken?.name ?? ''}” is here as a draft`} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text>{formatCount(unread.length, 'thing')} in “{taken?.source}” could not be read, or became something else:</Text>
      <Table mt="md" aria-label="What could not be read" verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th>Where</Table.Th><Table.Th>What</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{unread.slice(0, shown).map(({ path, sentence }, index) => <Table.Tr key={index}><Table.Td className="bt-home-path">{path}</Table.Td><Table.Td>{sentence}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      {unread.length > shown && <Text c="dimmed" mt="sm">and {formatCount(unread.length - shown, 'more thing')}</Text>}
      <Group justify="flex-end" mt="lg"><Button data-autofocus onClick={onOpen}>Open the draft</Button></Group>
    </Modal>
  );
}
