import { ActionIcon, Anchor, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconChevronLeft, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import type { Finding } from '#engine/blueprint';
import { SeverityMark, worstOf } from '../../canvas/index.ts';
import type { VersionRow } from '../../storage/index.ts';
import { Kbd, openCommands } from '../../ui/index.ts';
import type { Autosave } from '../draft/autosave.ts';
import { sayFindings } from '../dock/use-findings.ts';
import { OutputMenu } from '../output/output-menu.tsx';
import { useDraftPart, useEdit, useStudio } from '../studio-context.ts';
import { Trail } from '../wayfinding/drilling.tsx';
import { PlaceButtons } from '../wayfinding/place-buttons.tsx';
import { SearchThings } from '../wayfinding/search-things.tsx';
import { BlueprintName } from './blueprint-name.tsx';
import { DraftPill } from './draft-pill.tsx';
import { modes, type ModeKey } from './modes.tsx';
import { OtherTabs } from './other-tabs.tsx';
import { PanelToggles } from './panel-toggles.tsx';
import type { Panels } from './panels.ts';
import { SavedText } from './saved-text.tsx';

export interface StudioBarProps {
  readonly panels: Panels;
  readonly autosave: Autosave;
  readonly versions: readonly VersionRow[];
  readonly findings: readonly Finding[];
  readonly mode: ModeKey;
  readonly onMode: (mode: ModeKey) => void;
  readonly onFindings: () => void;
  readonly onHistory: () => void;
  readonly onPublish: () => void;
}

/** The bar over the builder: which blueprint, whether it is saved, back and forth, findings, publish. */
export const StudioBar = memo(function StudioBar({ panels, autosave, versions, findings, mode, onMode, onFindings, onHistory, onPublish }: StudioBarProps) {
  const name = useDraftPart((draft) => draft.name);
  const id = useDraftPart((draft) => draft.id);
  const edit = useEdit();
  const newest = versions[0];
  const live = newest ? `v${newest.number} is live` : 'not published yet';
  return (
    <header className="bt-studio-bar" aria-label="Blueprint">
      <Tooltip label="All blueprints">
        <Anchor component={Link} to="/blueprints" className="bt-studio-back" aria-label="Back to Blueprints"><IconChevronLeft size={18} aria-hidden /></Anchor>
      </Tooltip>
      <Trail />
      <BlueprintName name={name} onRename={(name) => edit({ type: 'setField', path: ['name'], value: name })} />
      <DraftPill newest={newest} />
      <span className="bt-studio-saved"><SavedText autosave={autosave} /><span className="bt-studio-live"> · {live}</span></span>
      <OtherTabs blueprint={id} />
      <span className="bt-studio-space" />
      {modes.length > 0 && <SegmentedControl aria-label="Mode" value={mode} onChange={(next) => onMode(next)} data={[{ value: 'design' as ModeKey, label: 'Design' }, ...modes.map(({ key, label }) => ({ value: key as ModeKey, label }))]} />}
      <span className="bt-studio-space" />
      {mode === 'design' && <PanelToggles panels={panels} />}
      <PlaceButtons />
      <UndoButtons onHistory={onHistory} />
      <SearchThings panels={panels} />
      <Button variant="default" className="bt-studio-search" leftSection={<IconSearch size={16} aria-hidden />} rightSection={<Kbd keys="Ctrl+K" />} onClick={openCommands}>Search</Button>
      <FindingsButton findings={findings} onFindings={onFindings} />
      <OutputMenu />
      <Button onClick={onPublish}>Publish</Button>
    </header>
  );
});

function FindingsButton({ findings, onFindings }: Pick<StudioBarProps, 'findings' | 'onFindings'>) {
  const worst = worstOf(findings);
  return (
    <Button
      variant="light"
      color={worst === 'error' ? 'negative' : worst === 'warning' ? 'time' : 'gray'}
      leftSection={worst ? <SeverityMark severity={worst} size={16} /> : <IconCircleCheck size={16} aria-hidden />}
      onClick={onFindings}
      title={`${sayFindings(findings)} (F8 goes to the next)`}
    >
      {findings.length === 1 ? '1 finding' : `${findings.length} findings`}
    </Button>
  );
}

/** Looks and reads as used up, yet keeps its place and its tooltip. */
const spent = { 'data-disabled': true, 'aria-disabled': true };

function UndoButtons({ onHistory }: { onHistory: () => void }) {
  const { store } = useStudio();
  const { past, future } = useStore(store, (state) => state.history);
  const back = past.at(-1)?.name;
  const forth = future[0]?.name;
  return (
    <div className="bt-studio-undo">
      <Tooltip label={back ? `Undo: ${back}` : 'Nothing to undo'}>
        <ActionIcon size={34} variant="subtle" color="gray" aria-label={back ? `Undo: ${back}` : 'Undo'} {...(back === undefined ? spent : {})} onClick={() => store.actions.undo()}><IconArrowBackUp size={18} aria-hidden /></ActionIcon>
      </Tooltip>
      <Tooltip label={forth ? `Redo: ${forth}` : 'Nothing to redo'}>
        <ActionIcon size={34} variant="subtle" color="gray" aria-label={forth ? `Redo: ${forth}` : 'Redo'} {...(forth === undefined ? spent : {})} onClick={() => store.actions.redo()}><IconArrowForwardUp size={18} aria-hidden /></ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" width={300} disabled={past.length === 0}>
        <Menu.Target><ActionIcon size={24} variant="subtle" color="gray" aria-label="Steps to take back" aria-disabled={past.length === 0}><IconChevronDown size={14} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Take back everything down to</Menu.Label>
          {past.map((step, index) => ({ step, index })).reverse().slice(0, 12).map(({ step, index }) => <Menu.Item key={index} onClick={() => store.actions.goTo(index)}>{step.name}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item onClick={onHistory}>All steps</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
