import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { IconAdjustments, IconDice5, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { rehearsalLimits } from '#engine/rehearsal';
import { formatNumber, SectionLabel } from '../../ui/index.ts';
import { grouped, type CompareSource } from '../compare/compare-sources.ts';
import { ChancesDialog } from './chances-dialog.tsx';
import type { PlanInput } from './plan-input.ts';
import { SpreadsDialog } from './spreads-dialog.tsx';

/** What a rehearsal is made of: who comes in, how people answer, who does the work, and what it is held against. */
export function PlanPanel({ input, onChange, sources, against, onAgainst, running, onStart, onCancel }: {
  readonly input: PlanInput;
  readonly onChange: (part: Partial<PlanInput>) => void;
  readonly sources: readonly CompareSource[];
  readonly against: string | null;
  readonly onAgainst: (key: string | null) => void;
  readonly running: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}) {
  const [dialog, setDialog] = useState<'chances' | 'spreads' | null>(null);
  const set = (key: 'count' | 'days' | 'arriveOver' | 'people' | 'minutesADay' | 'seed') => (value: string | number) => {
    if (typeof value === 'number' && Number.isInteger(value)) onChange({ [key]: value });
  };
  const byHand = Object.keys(input.results).length + Object.keys(input.outcomes).length + Object.keys(input.signals).length;
  return (
    <form className="reh-panel" onSubmit={(event) => { event.preventDefault(); onStart(); }}>
      <SectionLabel>Who comes in</SectionLabel>
      <SegmentedControl fullWidth size="xs" aria-label="Where records come from" value={input.source} onChange={(source) => onChange({ source: source === 'copies' ? 'copies' : 'invented' })} data={[{ value: 'invented', label: 'Invented' }, { value: 'copies', label: 'Copies of real ones' }]} />
      <p className="bt-quiet">{input.source === 'copies' ? 'The latest records of this type, with people’s names replaced by numbers.' : 'The plainest record that may come in, with values spread as you say.'}</p>
      <div className="reh-pair">
        <NumberInput size="xs" label="Records" min={1} max={rehearsalLimits.records} thousandSeparator="," value={input.count} onChange={set('count')} />
        <NumberInput size="xs" label="Come in over (days)" min={0} max={rehearsalLimits.days} value={input.arriveOver} onChange={set('arriveOver')} />
      </div>
      {input.source === 'invented' && <Button size="compact-sm" variant="default" leftSection={<IconAdjustments size={14} aria-hidden />} onClick={() => setDialog('spreads')}>Spread of values{Object.keys(input.spreads).length > 0 ? `, ${Object.keys(input.spreads).length} set` : ''}</Button>}
      <SectionLabel>How they answer</SectionLabel>
      <SegmentedControl fullWidth size="xs" aria-label="Where chances come from" value={input.chances} onChange={(chances) => onChange({ chances: chances === 'learned' ? 'learned' : 'usual' })} data={[{ value: 'usual', label: 'Even chances' }, { value: 'learned', label: 'As in the journal' }]} />
      <Button size="compact-sm" variant="default" leftSection={<IconDice5 size={14} aria-hidden />} onClick={() => setDialog('chances')}>Chances by hand{byHand > 0 ? `, ${byHand} set` : ''}</Button>
      <SectionLabel>Who does the work</SectionLabel>
      <div className="reh-pair">
        <NumberInput size="xs" label="Reps" min={1} max={rehearsalLimits.people} value={input.people} onChange={set('people')} />
        <NumberInput size="xs" label="Minutes a day each" min={1} max={rehearsalLimits.minutesADay} value={input.minutesADay} onChange={set('minutesADay')} />
      </div>
      <div className="reh-pair">
        <NumberInput size="xs" label="Days" min={1} max={rehearsalLimits.days} value={input.days} onChange={set('days')} />
        <NumberInput size="xs" label="Seed of the dice" min={0} max={4_294_967_295} value={input.seed} onChange={set('seed')} />
      </div>
      <Select size="xs" label="Hold against" placeholder="Nothing" clearable searchable data={grouped(sources.filter(({ key }) => key !== 'draft'))} value={against} onChange={onAgainst} />
      <div className="reh-start">
        {running
          ? <Button fullWidth variant="default" leftSection={<IconX size={15} aria-hidden />} onClick={onCancel}>Stop</Button>
          : <Button fullWidth type="submit" leftSection={<IconPlayerPlay size={15} aria-hidden />}>Rehearse {formatNumber(input.count)} records</Button>}
      </div>
      {dialog === 'chances' ? <ChancesDialog input={input} onChange={onChange} onClose={() => setDialog(null)} /> : null}
      {dialog === 'spreads' ? <SpreadsDialog input={input} onChange={onChange} onClose={() => setDialog(null)} /> : null}
    </form>
  );
}
