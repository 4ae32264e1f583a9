import { Button, Group, Select } from '@mantine/core';
import { IconArrowRight, IconLine } from '@tabler/icons-react';
import type { Outcome } from '#engine/blueprint';
import { formatCount, quoted } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { Section } from '../fields/section.tsx';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { useSetField } from './panel.tsx';

/** How an outcome's line is drawn: bent by hand or straight, drawn out or a chip "go to stage" (ui.md 18 and 22). */
export function LineSection({ outcome }: { outcome: Outcome }) {
  const draft = useDraft();
  const names = useNames();
  const { store, canvas } = useStudio();
  const set = useSetField();
  const { bends, sharedBends, jumps } = draft.view;
  const { id, to } = outcome;
  if (to === null) return null;
  const bent = outcome.from.type === 'stages' ? Object.keys(sharedBends?.[id] ?? {}).length : bends[id] ? 1 : 0;
  const jump = jumps?.[id];
  const setJump = (how: string) => {
    const { [id]: _gone, ...others } = jumps ?? {};
    const next = how === 'auto' ? others : { ...others, [id]: how === 'chip' };
    set(['view', 'jumps'], Object.keys(next).length === 0 ? undefined : next);
  };
  const goTo = () => {
    store.actions.select(selecting({ stages: [to] }));
    canvas.current?.centreOn({ stage: to });
  };
  const drawn = jump === undefined ? 'Drawn as a line, or as a chip where it would be very long' : jump ? 'Drawn as a chip that names the stage' : 'Always drawn out';
  return (
    <Section title="Line" sentence={`${drawn}${bent === 0 ? '' : outcome.from.type === 'stages' ? `, ${formatCount(bent, 'line')} bent by hand` : ', bent by hand'}`}>
      <Select
        label="How it is drawn"
        data={[{ value: 'auto', label: 'Line, a chip when very long' }, { value: 'chip', label: 'Chip “go to stage”' }, { value: 'line', label: 'Always a line' }]}
        value={jump === undefined ? 'auto' : jump ? 'chip' : 'line'}
        allowDeselect={false}
        onChange={(how) => how && setJump(how)}
      />
      <Group gap={8}>
        <Button size="compact-sm" variant="default" leftSection={<IconLine size={14} aria-hidden />} disabled={bent === 0} onClick={() => set(['view', outcome.from.type === 'stages' ? 'sharedBends' : 'bends', id], undefined)}>Straighten</Button>
        <Button size="compact-sm" variant="default" rightSection={<IconArrowRight size={14} aria-hidden />} className="bt-shrink" onClick={goTo}>Go to {quoted(names.stage(to))}</Button>
      </Group>
    </Section>
  );
}
