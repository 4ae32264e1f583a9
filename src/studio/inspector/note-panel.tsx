import { Button, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Note } from '#engine/blueprint';
import { capital } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { Section } from '../fields/section.tsx';
import { NoteTile } from '../palette/stage-tile.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';

const colours = (['yellow', 'blue', 'green', 'pink', 'purple', 'grey'] as const).map((value) => ({ value, label: capital(value) }));

/** The words and the colour of a sticky note. */
export function NotePanel({ note }: { note: Note }) {
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  return (
    <Panel icon={<NoteTile />} kind="Annotation" title="Sticky note">
      <Section title="Note" open>
        <CommittedText label="Text" lines={5} value={note.text} placeholder="For whoever draws here next" onCommit={(text) => commit(['notes', note.id, 'text'], text)} />
        <Select label="Colour" data={colours} value={note.colour} allowDeselect={false} onChange={(colour) => colour && set(['notes', note.id, 'colour'], colour)} />
      </Section>
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteNotes', notes: [note.id] })}>Delete note</Button>
      </div>
    </Panel>
  );
}
