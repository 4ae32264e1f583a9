import type { Meta, StoryObj } from '@storybook/react-vite';
import { starters, type Blueprint } from '#engine/blueprint';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Outline } from '../../src/studio/dock/outline.tsx';
import { useFindings } from '../../src/studio/dock/use-findings.ts';
import { StarterGallery } from '../../src/studio/home/starter-gallery.tsx';
import { ListDialog } from '../../src/studio/list/list-dialog.tsx';
import { StageTable } from '../../src/studio/table/stage-table.tsx';
import { WizardDialog } from '../../src/studio/wizard/wizard-dialog.tsx';
import { StudioFrame } from './studio-frame.tsx';

const outbound = aBlueprint('Outbound')
  .phase('Start')
  .stage('Qualify', (s) => s.call('First call').email('Intro mail', { required: 'never' }).set((id) => ({ phase: id.phase('Start'), purpose: 'Find out who decides, and by when.' })).outcome('Interested', { to: 'Won', tone: 'positive' }).outcome('Not now', { tone: 'negative' }))
  .end('Won', 'won').build();
const delivery = starters.find(({ key }) => key === 'order-to-delivery')?.build() ?? outbound;
const empty: Blueprint = aBlueprint('Empty').build();

function LiveOutline() {
  return <Outline findings={useFindings()} isLarge onEnlarge={() => undefined} />;
}
const table = (draft: Blueprint) => () => <StudioFrame draft={draft} width="100%"><div style={{ position: 'relative', height: 520 }}><StageTable /></div></StudioFrame>;
const outline = (draft: Blueprint) => () => <StudioFrame draft={draft} width={720}><div style={{ height: 520 }}><LiveOutline /></div></StudioFrame>;
const list = '# Qualify\n1. New lead\n   - Call within the hour\n   - LinkedIn request (optional)\n   - Interested → Demo\n   - Maybe → Nursery\n2. Demo\n   - Product demo\n   - Not now → Lost\n3. Won\n   - Celebrate';
const dialog = (text: string) => () => <ListDialog text={text} asNew onClose={() => undefined} onAdd={() => undefined} />;

const meta = { title: 'Studio/Ways in' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const inTheDark = { globals: { theme: 'dark' } };

export const TheTable: Story = { render: table(delivery) };
export const TheTableInTheDark: Story = { render: table(delivery), ...inTheDark };
export const TheTableOfNothing: Story = { render: table(empty) };
export const TheOutline: Story = { render: outline(delivery) };
export const TheOutlineWithErrors: Story = { render: outline(outbound) };
export const TheOutlineInTheDark: Story = { render: outline(delivery), ...inTheDark };
export const TheOutlineOfNothing: Story = { render: outline(empty) };
export const AList: Story = { render: dialog(list) };
export const AListInTheDark: Story = { render: dialog(list), ...inTheDark };
export const NoListYet: Story = { render: dialog('') };
export const Starters: Story = { render: () => <StarterGallery opened onClose={() => undefined} onChoose={() => undefined} /> };
export const StartersInTheDark: Story = { render: () => <StarterGallery opened onClose={() => undefined} onChoose={() => undefined} />, ...inTheDark };
export const TheWizard: Story = { render: () => <WizardDialog opened onClose={() => undefined} onMake={() => undefined} /> };
export const TheWizardInTheDark: Story = { render: () => <WizardDialog opened onClose={() => undefined} onMake={() => undefined} />, ...inTheDark };
