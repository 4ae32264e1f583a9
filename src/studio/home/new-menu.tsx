import { useRef } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconClipboard, IconCompass, IconCopy, IconFile, IconListNumbers, IconPlus, IconTable, IconTemplate, IconUpload, type Icon } from '@tabler/icons-react';
import { starters } from '#engine/blueprint';
import { formatCount, Kbd } from '../../ui/index.ts';
import type { NewBlueprint } from './use-new-blueprint.tsx';

/** The button that begins a blueprint, with every way to do so. */
export function NewMenu({ start }: { readonly start: NewBlueprint }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={file} type="file" accept=".json,.bpmn,.xml,.mmd,.mermaid,.md,.txt,application/json" hidden aria-label="Blueprint file"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen !== undefined) start.fromFile(chosen);
        }}
      />
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} />} rightSection={<IconChevronDown size={16} />}>New</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Way icon={IconFile} name="Blank blueprint" note="One stage, won and lost" keys="N" onClick={start.blank} />
          <Way icon={IconTemplate} name="From a starter" note={`${formatCount(starters.length, 'starter')} ready to change`} onClick={start.chooseStarter} />
          <Way icon={IconCompass} name="Help me choose" note="Five questions, and what fits" onClick={start.askWizard} />
          <Menu.Divider />
          <Way icon={IconListNumbers} name="From a list of steps" note="Numbered or indented lines" onClick={() => start.fromList('')} />
          <Way icon={IconTable} name="In a table" note="A row per stage" onClick={start.inTable} />
          <Menu.Divider />
          <Way icon={IconCopy} name="Copy of a blueprint" note="Keeps gates and texts" onClick={start.chooseCopy} />
          <Way icon={IconUpload} name="Import file" note="JSON, BPMN or Mermaid" onClick={() => file.current?.click()} />
          <Way icon={IconClipboard} name="Paste from clipboard" note="A blueprint, a diagram, or a list" onClick={start.fromClipboard} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Way({ icon: Icon, name, note, keys, onClick }: { readonly icon: Icon; readonly name: string; readonly note: string; readonly keys?: string; readonly onClick: () => void }) {
  return (
    <Menu.Item leftSection={<Icon size={18} stroke={1.75} />} rightSection={keys === undefined ? null : <Kbd keys={keys} />} onClick={onClick}>
      <div>{name}</div>
      <div className="bt-home-note">{note}</div>
    </Menu.Item>
  );
}
