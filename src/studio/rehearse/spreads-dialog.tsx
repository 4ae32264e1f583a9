import { Button, Group, Modal, NumberInput, Switch } from '@mantine/core';
import type { Spread } from '#engine/rehearsal';
import { useDraft, useRecordType } from '../studio-context.ts';
import { spreadFields, type PlanInput } from './plan-input.ts';

/** How values are spread over invented records: only fields the drawing asks something of. */
export function SpreadsDialog({ input: { spreads }, onChange, onClose }: { readonly input: PlanInput; readonly onChange: (part: Partial<PlanInput>) => void; readonly onClose: () => void }) {
  const fields = spreadFields(useDraft(), useRecordType());
  const set = (key: string, spread: Spread | null) => {
    const { [key]: _, ...rest } = spreads;
    onChange({ spreads: spread === null ? rest : { ...rest, [key]: spread } });
  };
  return (
    <Modal opened onClose={onClose} title="Spread of values" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className="bt-quiet">{fields.length === 0 ? 'This drawing asks nothing of a field that has a range or choices, so every invented record may be alike.' : 'These fields decide something in the drawing. Switch on the ones whose values should differ from record to record.'}</p>
      {fields.map(({ key, name, usual }) => {
        const spread = spreads[key];
        return (
          <fieldset key={key} className="reh-weights">
            <legend><Switch size="xs" label={name} checked={spread !== undefined} onChange={(event) => set(key, event.currentTarget.checked ? usual : null)} /></legend>
            {spread === undefined ? null : <div><Values name={name} spread={spread} onChange={(next) => set(key, next)} /></div>}
          </fieldset>
        );
      })}
      <Group justify="flex-end" mt="md"><Button onClick={onClose}>Done</Button></Group>
    </Modal>
  );
}

function Values({ name, spread, onChange }: { readonly name: string; readonly spread: Spread; readonly onChange: (spread: Spread) => void }) {
  const number = (use: (value: number) => Spread) => (value: string | number) => {
    if (typeof value === 'number') onChange(use(value));
  };
  switch (spread.type) {
    case 'choice':
      return Object.entries(spread.weights).map(([choice, weight]) => <NumberInput key={choice} size="xs" label={choice || 'Left empty'} min={0} max={1000} value={weight} onChange={number((value) => ({ ...spread, weights: { ...spread.weights, [choice]: value } }))} />);
    case 'number':
      return (
        <>
          <NumberInput size="xs" label="From" thousandSeparator="," value={spread.from} onChange={number((from) => ({ ...spread, from }))} />
          <NumberInput size="xs" label="To" thousandSeparator="," value={spread.to} onChange={number((to) => ({ ...spread, to }))} />
          <NumberInput size="xs" label="Crowded at the small end" min={0.1} max={20} decimalScale={1} value={spread.skew} onChange={number((skew) => ({ ...spread, skew }))} />
        </>
      );
    case 'yesNo':
      return <NumberInput size="xs" label={`“${name}” is yes for, of 100`} min={0} max={100} value={Math.round(spread.chance * 100)} onChange={number((value) => ({ ...spread, chance: value / 100 }))} />;
    case 'days':
      return (
        <>
          <NumberInput size="xs" label="Days from coming in, at least" value={spread.from} onChange={number((from) => ({ ...spread, from }))} />
          <NumberInput size="xs" label="At most" value={spread.to} onChange={number((to) => ({ ...spread, to }))} />
        </>
      );
    case 'always':
      return null;
  }
}
