import { useEffect, useRef } from 'react';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { avoidMarks } from './avoid-marks.ts';
import { bodyExtensions, subjectExtensions } from './letter-schema.ts';
import type { LetterNode } from './letter-text.ts';
import { ShownMergeField } from './merge-chip.tsx';

/** Where the cursor is: which part of the letter, and its editor, which may not stand on the page yet. */
export interface WritingPlace {
  readonly part: 'subject' | 'body';
  readonly editor: Editor;
}

interface Props {
  readonly part: WritingPlace['part'];
  readonly label: string;
  readonly first: LetterNode;
  readonly avoid: readonly string[];
  readonly onChange: (doc: LetterNode) => void;
  readonly onFocus: (place: WritingPlace) => void;
  /** Two curly brackets were typed: a field is wanted here. */
  readonly onWantField: (place: WritingPlace) => void;
  readonly onSend: () => void;
}

/** Where a subject or a body is written. Takes its text once: another text is another editor. */
export function LetterEditor(props: Props) {
  const { part, label, first, avoid } = props;
  const now = useRef(props);
  useEffect(() => { now.current = props; });
  const editor = useEditor({
    extensions: [...(part === 'subject' ? subjectExtensions(ShownMergeField) : bodyExtensions(ShownMergeField)), avoidMarks(avoid)],
    // the shape of its own documents is the editor's; ours only reads them
    content: first as never,
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', ...(part === 'body' ? { 'aria-multiline': 'true' } : {}), class: 'mail-text', 'data-part': part, spellcheck: 'true' },
      // Ctrl+Enter sends from anywhere in the letter
      handleKeyDown: (_, event) => {
        const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (sends) now.current.onSend();
        return sends;
      },
    },
    onUpdate: ({ editor: written }) => {
      now.current.onChange(written.getJSON() as LetterNode);
      const { $from, empty } = written.state.selection;
      if (empty && $from.parent.textBetween(Math.max(0, $from.parentOffset - 2), $from.parentOffset, undefined, ' ') === '{{') now.current.onWantField({ part, editor: written });
    },
    onFocus: ({ editor: written }) => now.current.onFocus({ part, editor: written }),
  }, []);
  useEffect(() => { if (part === 'body') now.current.onFocus({ part, editor }); }, [editor, part]);
  return <EditorContent editor={editor} />;
}

/** Puts a field in where the cursor stands; brackets that asked for it go. */
export function insertField(editor: Editor, field: string): void {
  const { $from, from } = editor.state.selection;
  const asked = $from.parent.textBetween(Math.max(0, $from.parentOffset - 2), $from.parentOffset, undefined, ' ') === '{{';
  const chain = editor.chain().focus();
  (asked ? chain.deleteRange({ from: from - 2, to: from }) : chain).insertContent({ type: 'mergeField', attrs: { field } }).run();
}
