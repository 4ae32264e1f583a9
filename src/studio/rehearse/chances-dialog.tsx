import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { outcomesFrom, stagesOf } from '#engine/blueprint';
import { ChannelTile, SectionLabel, ToneDot } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';
import type { PlanInput } from './plan-input.ts';

interface Props {
  readonly input: PlanInput;
  readonly onChange: (part: Partial<PlanInput>) => void;
  readonly onClose: () => void;
}

/** Weights by hand: how activities end, which open way out people take, how often customers answer. Twice the number is twice as often. */
export function ChancesDialog({ input, onChange, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title="Chances by hand" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className="bt-quiet">Weights, not percentages: twice the number happens twice as often. What is left empty keeps its usual chance.</p>
      <Activities input={input} onChange={onChange} />
      <Outcomes input={input} onChange={onChange} />
      <Signals input={input} onChange={onChange} />
      <Group justify="space-between" mt="md">
        <Button variant="subtle" onClick={() => onChange({ results: {}, outcomes: {}, signals: {} })}>Forget all of them</Button>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Modal>
  );
}

function Activities({ input: { results }, onChange }: Omit<Props, 'onClose'>) {
  const { activities } = useDraft();
  const asked = Object.values(activities).filter((activity) => Object.keys(activity.results).length > 1);
  const set = (activity: string, key: string, value: string | number) => {
    const { [key]: _, ...rest } = results[activity] ?? {};
    const own = typeof value === 'number' ? { ...rest, [key]: value } : rest;
    const { [activity]: __, ...others } = results;
    onChange({ results: Object.keys(own).length === 0 ? others : { ...others, [activity]: own } });
  };
  if (asked.length === 0) return null;
  return (
    <section>
      <SectionLabel order={3}>How activities end</SectionLabel>
      {asked.map((activity) => (
        <fieldset key={activity.id} className="reh-weights">
          <legend><ChannelTile channel={activity.channel} /> {activity.name || 'Activity without a name'}</legend>
          <div>{inOrder(activity.results).map(({ key, name }) => <NumberInput key={key} size="xs" label={name} min={0} max={1000} placeholder="1" value={results[activity.id]?.[key] ?? ''} onChange={(value) => set(activity.id, key, value)} />)}</div>
        </fieldset>
      ))}
    </section>
  );
}

function Outcomes({ input: { outcomes }, onChange }: Omit<Props, 'onClose'>) {
  const draft = useDraft();
  const stages = stagesOf(draft).flatMap((stage) => {
    const ways = outcomesFrom(draft, stage.id).filter(({ trigger }) => trigger.type === 'person');
    return ways.length > 1 ? [{ stage, ways }] : [];
  });
  const set = (outcome: string, value: string | number) => {
    const { [outcome]: _, ...rest } = outcomes;
    onChange({ outcomes: typeof value === 'number' ? { ...rest, [outcome]: value } : rest });
  };
  if (stages.length === 0) return null;
  return (
    <section>
      <SectionLabel order={3}>Which open way out is taken</SectionLabel>
      {stages.map(({ stage, ways }) => (
        <fieldset key={stage.id} className="reh-weights">
          <legend>{stage.name || 'Stage without a name'}</legend>
          <div>{ways.map(({ id, name, tone }) => <NumberInput key={id} size="xs" label={<><ToneDot tone={tone} /> {name || 'Outcome without a name'}</>} min={0} max={1000} placeholder={tone === 'positive' ? '6' : tone === 'time' ? '1' : '2'} value={outcomes[id] ?? ''} onChange={(value) => set(id, value)} />)}</div>
        </fieldset>
      ))}
    </section>
  );
}

function Signals({ input: { signals }, onChange }: Omit<Props, 'onClose'>) {
  const declared = inOrder(useDraft().signals ?? {});
  const set = (signal: string, part: { readonly chance?: number; readonly withinHours?: number }) => onChange({ signals: { ...signals, [signal]: { chance: 0, withinHours: 24, ...signals[signal], ...part } } });
  if (declared.length === 0) return null;
  return (
    <section>
      <SectionLabel order={3}>How often a touch is answered</SectionLabel>
      {declared.map(({ key, name }) => (
        <fieldset key={key} className="reh-weights">
          <legend>{name}</legend>
          <div>
            <NumberInput size="xs" label="Of 100 touches" min={0} max={100} value={Math.round((signals[key]?.chance ?? 0) * 100)} onChange={(value) => typeof value === 'number' && set(key, { chance: value / 100 })} />
            <NumberInput size="xs" label="Within hours" min={1} max={2000} value={signals[key]?.withinHours ?? 24} onChange={(value) => typeof value === 'number' && set(key, { withinHours: value })} />
          </div>
        </fieldset>
      ))}
    </section>
  );
}
