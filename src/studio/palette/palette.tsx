import { useDraggable } from '@dnd-kit/core';
import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { ChannelTile, Kbd, SectionLabel } from '../../ui/index.ts';
import { SnippetsSection } from '../snippets/snippets-section.tsx';
import { NoteTile, PhaseTile, StageTile } from './stage-tile.tsx';
import { paletteGroups, type PaletteItem } from './palette-items.ts';

/** What can be put on the canvas: drag it there, or press it to put it after what is selected. */
export const Palette = memo(function Palette({ onPick }: { onPick: (item: PaletteItem) => void }) {
  const [search, setSearch] = useState('');
  const groups = paletteGroups(search);
  const first = groups[0]?.items[0];
  return (
    <div className="bt-palette">
      <TextInput
        size="sm"
        aria-label="Search blocks"
        placeholder="Search blocks"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && search !== '' && first) onPick(first);
        }}
      />
      {groups.length === 0 && <p className="bt-quiet">No block is called that.</p>}
      {groups.map(({ title, items }) => (
        <section key={title} aria-label={title}>
          <SectionLabel order={2}>{title}</SectionLabel>
          <ul className="bt-palette-list">{items.map((item) => <li key={item.key}><PaletteButton item={item} onPick={onPick} /></li>)}</ul>
        </section>
      ))}
      <SnippetsSection search={search} />
    </div>
  );
});

function PaletteButton({ item, onPick }: { item: PaletteItem; onPick: (item: PaletteItem) => void }) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `palette:${item.key}`, data: { item } });
  return (
    <UnstyledButton ref={setNodeRef} {...listeners} className="bt-palette-item" data-dragging={isDragging || undefined} aria-roledescription="draggable block" onClick={() => onPick(item)}>
      <ItemTile item={item} />
      <span className="bt-palette-name">{item.label}</span>
      {item.type === 'stage' && item.letter !== undefined && <Kbd keys={item.letter} />}
    </UnstyledButton>
  );
}

/** The picture of a palette entry. */
export function ItemTile({ item, size = 28 }: { item: PaletteItem; size?: number }) {
  if (item.type === 'stage') return <StageTile kind={item.kind} result={item.result} approval={item.approval} size={size} />;
  if (item.type === 'phase') return <PhaseTile size={size} />;
  return item.type === 'activity' ? <ChannelTile channel={item.channel} size={size} /> : <NoteTile size={size} />;
}
