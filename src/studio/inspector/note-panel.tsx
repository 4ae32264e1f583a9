import { Button, Group, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { stagesOf, type Note } from '#engine/blueprint';
import { capital } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { CountField } from '../fields/count-field.tsx';
import { Section } from '../fields/section.tsx';
import { NoteTile } from '../palette/stage-tile.tsx';
import { useDraft } from '../studio-context.ts';
import { PinnedField } from './pinned-field.tsx';
import { Panel, useCommitField, useMake, useSetField } from './panel.tsx';

const colours = (['yellow', 'blue', 'green', 'pink', 'purple', 'grey'] as const).map((value) => ({ value, label: capital(value) }));

/** The words and the colour of a sticky note. */
export function NotePanel({ note }: { note: Note }) {
  const commit = useCommitField();
  const set = useSetField();
  const make = useMake();
  const stages = stagesOf(useDraft()).map(({ id, name }) => ({ value: id, label: name || 'Stage without a name' }));
  return (
    <Panel icon={<NoteTile />} kind="Annotation" title="Sticky note">
      <Section title="Note" open>
        <CommittedText label="Text" lines={5} value={note.text} placeholder="For whoever draws here next" onCommit={(text) => commit(['notes', note.id, 'text'], text)} />
        <Select label="Colour" data={colours} value={note.colour} allowDeselect={false} onChange={(colour) => colour && set(['notes', note.id, 'colour'], colour)} />
        <Select label="Belongs to a stage" searchable clearable clearButtonProps={{ 'aria-label': 'Belongs to no stage' }} placeholder="To none: it stays where it is" description="It moves along with the stage's card." data={stages} value={note.stage ?? null} onChange={(stage) => set(['notes', note.id, 'stage'], stage ?? undefined)} />
        <Group grow>
          <CountField label="Width" min={120} max={2000} value={note.width} onChange={(width) => set(['notes', note.id, 'width'], width, `note:${note.id}`)} />
          <CountField label="Height" min={48} max={2000} value={note.height} onChange={(height) => set(['notes', note.id, 'height'], height, `note:${note.id}`)} />
        </Group>
        <PinnedField id={note.id} />
      </Section>
      <div className="bt-inspector-foot">
        <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make({ type: 'deleteNotes', notes: [note.id] })}>Delete note</Button>
      </div>
    </Panel>
  );
}
