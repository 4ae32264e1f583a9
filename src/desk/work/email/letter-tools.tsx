import { useState } from 'react';
import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers } from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { webLink } from '../../links.ts';

const tools = [
  ['bold', 'Bold', IconBold, (editor: Editor) => editor.chain().focus().toggleBold().run()],
  ['italic', 'Italic', IconItalic, (editor: Editor) => editor.chain().focus().toggleItalic().run()],
  ['bulletList', 'List', IconList, (editor: Editor) => editor.chain().focus().toggleBulletList().run()],
  ['orderedList', 'Numbered list', IconListNumbers, (editor: Editor) => editor.chain().focus().toggleOrderedList().run()],
] as const;

/** How the body may be set off; it stays so when the letter is copied with its formatting. */
export function LetterTools({ editor }: { readonly editor: Editor }) {
  const active = useEditorState({ editor, selector: ({ editor: one }) => tools.map(([name]) => one.isActive(name)) });
  return (
    <>
      {tools.map(([name, label, Icon, run], at) => (
        <ActionIcon key={name} variant={active[at] ? 'light' : 'subtle'} color={active[at] ? 'primary' : 'gray'} aria-label={label} aria-pressed={active[at] ?? false} onMouseDown={(event) => event.preventDefault()} onClick={() => run(editor)}>
          <Icon size={17} />
        </ActionIcon>
      ))}
      <LinkTool editor={editor} />
    </>
  );
}

function LinkTool({ editor }: { readonly editor: Editor }) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const link = webLink(address.includes('://') ? address : `https://${address}`);
  const start = () => {
    setAddress(String(editor.getAttributes('link').href ?? ''));
    setOpen(!open);
  };
  const set = () => {
    if (link === null) return;
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent([{ type: 'text', text: link, marks: [{ type: 'link', attrs: { href: link } }] }, { type: 'text', text: ' ' }]).run();
    else chain.extendMarkRange('link').setLink({ href: link }).run();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Link" onMouseDown={(event) => event.preventDefault()} onClick={start}><IconLink size={17} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Link">
        <form onSubmit={(event) => { event.preventDefault(); set(); }}>
          <TextInput label="Address of the page" placeholder="https://" value={address} onChange={(event) => setAddress(event.currentTarget.value)} error={address.trim() !== '' && link === null ? 'Write an address such as https://company.com' : null} />
          <Group justify="flex-end" gap={6} mt={8}>
            {editor.isActive('link') ? <Button size="compact-sm" variant="default" onClick={() => { editor.chain().focus().extendMarkRange('link').unsetLink().run(); setOpen(false); }}>Remove</Button> : null}
            <Button size="compact-sm" type="submit" disabled={link === null}>Set link</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
