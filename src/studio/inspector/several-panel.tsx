import { Button, Group, Select, SegmentedControl, Input } from '@mantine/core';
import { IconLayoutAlignLeft, IconLayoutAlignTop, IconLayoutDistributeHorizontal, IconLayoutDistributeVertical, IconStack2, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Edit } from '#engine/blueprint';
import { formatCount, listAnd, toneLabel } from '../../ui/index.ts';
import type { Selection } from '../../canvas/index.ts';
import { arrangeEdit, type Arrangement } from '../draft/arrange.ts';
import { deleteEdit } from '../draft/deleting.ts';
import { Section } from '../fields/section.tsx';
import { useDraft } from '../studio-context.ts';
import { Panel, useMake } from './panel.tsx';

const arrangements = [
  { how: 'left', label: 'Align left', icon: <IconLayoutAlignLeft size={14} aria-hidden /> },
  { how: 'top', label: 'Align top', icon: <IconLayoutAlignTop size={14} aria-hidden /> },
  { how: 'spreadAcross', label: 'Spread across', icon: <IconLayoutDistributeHorizontal size={14} aria-hidden /> },
  { how: 'spreadDown', label: 'Spread down', icon: <IconLayoutDistributeVertical size={14} aria-hidden /> },
] as const satisfies readonly { how: Arrangement; label: string; icon: ReactNode }[];

/** What several selected things share, and what can be done to them together. */
export function SeveralPanel({ selection }: { selection: Selection }) {
  const draft = useDraft();
  const make = useMake();
  const { stages, outcomes, activities, notes } = selection;
  const parts = [
    ...(stages.length > 0 ? [formatCount(stages.length, 'stage')] : []),
    ...(outcomes.length > 0 ? [formatCount(outcomes.length, 'outcome')] : []),
    ...(activities.length > 0 ? [formatCount(activities.length, 'activity', 'activities')] : []),
    ...(notes.length > 0 ? [formatCount(notes.length, 'note')] : []),
  ];
  const arrange = (how: Arrangement) => {
    const edit = arrangeEdit(draft, stages, how);
    if (edit) make(edit);
  };
  const remove = deleteEdit(selection, false);
  return (
    <Panel icon={<span className="bt-tile bt-outcome-tile"><IconStack2 size={16} aria-hidden /></span>} kind="Selection" title={listAnd(parts)}>
      {stages.length > 1 && (
        <Section title="Line up" open>
          <Group gap={6}>{arrangements.map(({ how, label, icon }) => <Button key={how} size="compact-sm" variant="default" leftSection={icon} onClick={() => arrange(how)}>{label}</Button>)}</Group>
        </Section>
      )}
      {outcomes.length > 1 && <SharedTone outcomes={outcomes} />}
      {activities.length > 1 && <SharedDuty activities={activities} />}
      <div className="bt-inspector-foot">
        {remove && <Button variant="subtle" color="negative" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => make(remove)}>Delete all of them</Button>}
      </div>
    </Panel>
  );
}

function SharedTone({ outcomes }: { outcomes: readonly string[] }) {
  const draft = useDraft();
  const make = useMake();
  const tones = new Set(outcomes.map((id) => draft.outcomes[id]?.tone));
  const setTone = (tone: string) => make(forAll('Set the tone of several outcomes', outcomes, (id) => ['outcomes', id, 'tone'], tone));
  return (
    <Section title="Shared" open>
      <Select label="Tone" placeholder="Different" data={(['positive', 'negative', 'neutral', 'time'] as const).map((value) => ({ value, label: toneLabel(value) }))} value={tones.size === 1 ? [...tones][0] ?? null : null} allowDeselect={false} onChange={(tone) => tone && setTone(tone)} />
    </Section>
  );
}

function SharedDuty({ activities }: { activities: readonly string[] }) {
  const draft = useDraft();
  const make = useMake();
  const duties = new Set(activities.map((id) => draft.activities[id]?.required));
  const [only] = duties;
  return (
    <Section title="Shared" open>
      <Input.Wrapper label="Required" labelElement="div">
        <SegmentedControl fullWidth size="xs" aria-label="Required" data={[{ value: 'always', label: 'Always' }, { value: 'never', label: 'Optional' }]} value={duties.size === 1 && typeof only === 'string' ? only : ''} onChange={(duty) => make(forAll('Change what several activities require', activities, (id) => ['activities', id, 'required'], duty))} />
      </Input.Wrapper>
    </Section>
  );
}

function forAll(name: string, ids: readonly string[], path: (id: string) => readonly string[], value: unknown): Edit {
  return { type: 'several', name, edits: ids.map((id) => ({ type: 'setField', path: path(id), value })) };
}
