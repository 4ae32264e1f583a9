import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Starter } from '#engine/blueprint';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { formatCount } from '../../ui/index.ts';
import { useStarters, type StarterFacts } from './starter-facts.ts';

export interface StarterGalleryProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (starter: Starter) => void;
}

/** The ready blueprints, each with its real drawing, what it is for, and how large it is. */
export function StarterGallery({ opened, onClose, onChoose }: StarterGalleryProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Start from a starter" size={980} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Gallery onChoose={onChoose} />}
    </Modal>
  );
}

function Gallery({ onChoose }: { onChoose: (starter: Starter) => void }) {
  const all = useStarters();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase().split(/\s+/);
  const shown = all.filter(({ starter, drawing }) => {
    const words = [starter.name, starter.description, drawing.audience, drawing.goal.metric, ...Object.values(drawing.stages).map(({ name }) => name)].join(' ').toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
  return (
    <>
      <TextInput aria-label="Search starters" placeholder="Search: what is it for?" leftSection={<IconSearch size={16} aria-hidden />} value={search} data-autofocus mb="md" onChange={(event) => setSearch(event.currentTarget.value)} />
      <ul className="bt-gallery" aria-label="Starters">{shown.map((facts) => <StarterCard key={facts.starter.key} facts={facts} onChoose={onChoose} />)}</ul>
      {shown.length === 0 && <p className="bt-quiet">No starter is about that. Start blank, or paste your steps as a list.</p>}
    </>
  );
}

/** One starter: its drawing, for whom it is, and its size. */
export function StarterCard({ facts: { starter, drawing, stages, activities, days }, onChoose }: { facts: StarterFacts; onChoose: (starter: Starter) => void }) {
  return (
    <li className="bt-gallery-card">
      <UnstyledButton className="bt-gallery-button" onClick={() => onChoose(starter)}>
        <span className="bt-gallery-map"><BlueprintThumbnail blueprint={drawing} width={440} height={150} /></span>
        <span className="bt-gallery-words">
          <b>{starter.name}</b>
          <span>{starter.description}</span>
          <span className="bt-gallery-meta">{[formatCount(stages, 'stage'), formatCount(activities, 'activity', 'activities'), ...(days > 0 ? [`up to ${formatCount(days, 'day')}`] : [])].join(' · ')}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}
