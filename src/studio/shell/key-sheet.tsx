import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Kbd, useShownCommands } from '../../ui/index.ts';

/** Keys the canvas itself listens to, which are no commands. */
const onCanvas: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: '← → ↑ ↓', does: 'Along the ways out and in, and to the cards above and below' },
  { keys: 'Enter', does: 'Into a card; on a row, its details' },
  { keys: 'Esc', does: 'Out of a card; give up a gesture; select nothing' },
  { keys: 'Space', does: 'Mark the card or row, or take the mark away' },
  { keys: 'Shift+←, Shift+→', does: 'Select along the way' },
  { keys: 'Shift+Alt+←, Shift+Alt+→', does: 'Select all before, all after' },
  { keys: 'Ctrl+←, Ctrl+Shift+←', does: 'Move cards by 8 or 64 pixels' },
  { keys: 'Alt+↑, Alt+↓', does: 'Move a row up or down in its card' },
  { keys: 'Shift+F10', does: 'What can be done with this' },
  { keys: 'S', does: 'Hold and drag: make space' },
  { keys: 'Alt', does: 'While dragging: place freely' },
  { keys: 'F6, Shift+F6', does: 'Next and previous part of the screen' },
];

/** All keys of the builder, searchable: the list is made from the commands themselves, so that none is missing and none is made up. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const commands = useShownCommands();
  const [search, setSearch] = useState('');
  const named = commands.flatMap(({ label, group = 'Elsewhere', keys }) => (keys === undefined ? [] : [{ group, keys, does: label }]));
  const all = [...onCanvas.map((each) => ({ ...each, group: 'On the drawing' })), ...named];
  const found = all.filter(({ keys, does }) => `${keys} ${does}`.toLowerCase().includes(search.trim().toLowerCase()));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <TextInput data-autofocus aria-label="Find a key" placeholder="Find a key" leftSection={<IconSearch size={16} aria-hidden />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      <div className="bt-key-sheet">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>{found.filter((each) => each.group === group).map(({ keys, does }) => <div key={does}><dt>{keys.split(', ').map((each) => <Kbd key={each} keys={each} />)}</dt><dd>{does}</dd></div>)}</dl>
          </section>
        ))}
        {found.length === 0 && <p role="status" className="bt-quiet">No key does that.</p>}
      </div>
      <p className="bt-quiet">Single letters act only while the drawing has the focus. They can be switched off in the <Link to="/settings">settings</Link>.</p>
    </Modal>
  );
}
