import type { Meta, StoryObj } from '@storybook/react-vite';
import { checkBlueprint, starters, type Blueprint, type Stage } from '#engine/blueprint';
import { BlueprintThumbnail, selectionOf, StageCardGhost } from '../../src/canvas/index.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Canvas', parameters: { layout: 'fullscreen' } };
export default meta;
type Story = StoryObj;

const [inbound, outbound] = starters.map((starter) => starter.build());
if (!inbound || !outbound) throw new Error('there are starters');

const named = (blueprint: Blueprint, name: string): Stage => {
  const found = Object.values(blueprint.stages).find((stage) => stage.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};
const outcomesOf = (stage: Stage) => Object.values(inbound.outcomes).filter((outcome) => outcome.from.type === 'stage' && outcome.from.stage === stage.id);

/** One way out of each stage taken away, so that the canvas shows where to go on. */
const unfinished: Blueprint = {
  ...inbound,
  outcomes: Object.fromEntries(Object.entries(inbound.outcomes).map(([id, outcome]) => [id, outcomesOf(named(inbound, 'Product demo')).some((each) => each.id === id) ? { ...outcome, to: null } : outcome])),
};
const load = { [named(inbound, 'New lead').id]: { records: 38, overdue: 6 }, [named(inbound, 'Follow-up').id]: { records: 14, overdue: 0 } };

export const Design: Story = { render: () => <CanvasFrame drawing={inbound} counts={load} recordTypeName="Lead" /> };
export const DesignDark: Story = { ...Design, globals: { theme: 'dark' } };
export const SelectedCards: Story = { render: () => <CanvasFrame drawing={inbound} selection={selectionOf({ stages: [named(inbound, 'Needs check').id, named(inbound, 'Product demo').id] })} /> };
export const SelectedLines: Story = { render: () => <CanvasFrame drawing={inbound} selection={selectionOf({ outcomes: outcomesOf(named(inbound, 'Follow-up')).map((outcome) => outcome.id) })} /> };
export const SelectedLinesDark: Story = { ...SelectedLines, globals: { theme: 'dark' } };
export const OpenOutcomes: Story = { render: () => <CanvasFrame drawing={unfinished} findings={checkBlueprint(unfinished)} /> };
export const OpenOutcomesDark: Story = { ...OpenOutcomes, globals: { theme: 'dark' } };
export const WhereARecordStands: Story = { render: () => <CanvasFrame drawing={outbound} mode="read" here={named(outbound, 'Qualification').id} path={[named(outbound, 'Opening').id, named(outbound, 'Follow-up').id]} /> };
export const FromFarAway: Story = { render: () => <CanvasFrame drawing={inbound} height={280} /> };
export const Ghosts: Story = {
  render: () => <main style={{ display: 'grid', gap: 16, padding: 24 }}><StageCardGhost kind="work" /><StageCardGhost kind="decision" /><StageCardGhost kind="end" /><StageCardGhost channel="call" /></main>,
};
export const Thumbnails: Story = {
  render: () => (
    <main style={{ display: 'flex', gap: 16, padding: 24 }}>
      <BlueprintThumbnail blueprint={inbound} width={332} height={152} label="Inbound prospecting" />
      <BlueprintThumbnail blueprint={outbound} width={288} height={132} here={named(outbound, 'Qualification').id} path={[named(outbound, 'Opening').id]} label="The record stands in Qualification" />
    </main>
  ),
};
export const ThumbnailsDark: Story = { ...Thumbnails, globals: { theme: 'dark' } };
