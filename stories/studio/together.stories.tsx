import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { diffVersions, editBlueprint, starters, type Blueprint, type Edit } from '#engine/blueprint';
import { addComment, closeStorage, createBlueprint, currentStorage, keepSnapshot, openStorage, publishBlueprint, requestReview, saveDraft, savePerson, setMe } from '../../src/storage/index.ts';
import { ChangePanel } from '../../src/studio/compare/change-panel.tsx';
import { CommentsTab } from '../../src/studio/comments/comments-tab.tsx';
import { ChangeSection } from '../../src/studio/publish/change-section.tsx';
import { ReviewBanner } from '../../src/studio/publish/review-banner.tsx';
import { VersionsTab } from '../../src/studio/versions/versions-tab.tsx';
import { createNames } from '../../src/ui/index.ts';
import { StudioFrame } from './studio-frame.tsx';
import '../../src/studio/compare/compare.css';
import '../../src/studio/publish/publish.css';

const built = starters[0]?.build();
if (!built) throw new Error('there is no starter');
const before: Blueprint = built;
const [stage, ...others] = Object.values(before.stages);
const [outcome] = Object.values(before.outcomes);

const edits: readonly Edit[] = [
  ...(stage ? [{ type: 'renameStage', stage: stage.id, name: 'A stage with another name that is rather long, so that it has to be broken into two lines' } as const] : []),
  ...(outcome ? [{ type: 'setField', path: ['outcomes', outcome.id, 'gate'], value: { type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } } } as const] : []),
  ...(others[1] ? [{ type: 'deleteStages', stages: [others[1].id], heal: true } as const] : []),
];
const made = editBlueprint(before, { type: 'several', name: 'All', edits });
const after = made.ok ? made.value.next : before;

/** A workspace with a published version of the blueprint in it, and what was said about it: made before the story is shown. */
const workspace = (prepare?: () => Promise<unknown>) => [async () => {
  closeStorage();
  openStorage(`story-together-${Date.now()}-${Math.random()}`, { startHelper: () => null });
  await currentStorage().ready;
  await savePerson({ id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'Europe/Berlin', batch: null });
  await setMe('u_mara');
  await createBlueprint(before);
  await publishBlueprint(before.id, { note: 'First version, from what we did anyway', evidence: 'https://example.com/notes' });
  await saveDraft(before.id, { draft: after, history: null }, 1);
  await prepare?.();
  return {};
}];

function Shown({ children }: { readonly children: ReactNode }) {
  return <StudioFrame draft={after} width={900}>{children}</StudioFrame>;
}

const meta: Meta = { title: 'Studio/Together' };
export default meta;
type Story = StoryObj;

const said = async () => {
  if (stage) await addComment({ blueprint: before.id, target: { type: 'stage', id: stage.id }, text: 'Do we ask for the budget too early? @Mara Lindt' });
  await addComment({ blueprint: before.id, target: { type: 'stage', id: others[1]?.id ?? '' }, text: 'This stage is not drawn any more.' });
};
const kept = () => keepSnapshot(before, { why: 'named', name: 'As agreed with service' });
const asked = async () => {
  await savePerson({ id: 'u_ines', name: 'Inés Ortega', roles: ['manager'], zone: 'Europe/Madrid', batch: null });
  await setMe('u_ines');
  await requestReview(before.id, { note: 'Please look at the new gate', asked: ['u_mara'] });
  await setMe('u_mara');
};

export const NothingSaid: Story = { loaders: workspace(), render: () => <Shown><CommentsTab /></Shown> };
export const Said: Story = { loaders: workspace(said), render: () => <Shown><CommentsTab /></Shown> };
export const Versions: Story = { loaders: workspace(kept), render: () => <Shown><VersionsTab /></Shown> };
export const AskedToReview: Story = { loaders: workspace(asked), render: () => <Shown><ReviewBanner onCompare={() => undefined} /></Shown> };
export const WhatChanges: Story = { render: () => <StudioFrame draft={after} width={720}><ChangeSection live={before} draft={after} /></StudioFrame> };
export const NothingChanges: Story = { render: () => <StudioFrame draft={before} width={720}><ChangeSection live={before} draft={before} /></StudioFrame> };
export const ChangesWalked: Story = {
  render: () => {
    const all = diffVersions(before, after);
    const names = { before: createNames({ blueprint: before }), after: createNames({ blueprint: after }) };
    const source = (key: string, document: Blueprint) => ({ key, label: key, group: 'Now' as const, document });
    return <StudioFrame draft={after} width={400}><div style={{ display: 'flex', height: 520 }}><ChangePanel all={all} changes={all} before={source('v1', before)} after={source('draft', after)} names={names} walk={{ current: all[0], go: () => undefined, step: () => undefined }} /></div></StudioFrame>;
  },
};
