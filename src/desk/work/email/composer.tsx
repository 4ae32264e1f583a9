import { useState } from 'react';
import type { Editor } from '@tiptap/react';
import type { Activity } from '#engine/blueprint';
import { FieldMenu, useFieldMenu } from './field-menu.tsx';
import { insertField, LetterEditor } from './letter-editor.tsx';
import { LetterTools } from './letter-tools.tsx';
import { LetterRecord } from './merge-chip.tsx';
import type { DraftLetter } from './draft-letter.ts';
import type { RecordData } from '../../record/record-data.ts';

/** Where an email is written: subject, body, fields of the record as places, and how it is set off. */
export function Composer({ activity, data, letter, onChange, onSend }: {
  readonly activity: Activity;
  readonly data: RecordData;
  /** Read once: a letter begun anew is another composer. */
  readonly letter: DraftLetter;
  readonly onChange: (part: Partial<Pick<DraftLetter, 'subject' | 'body'>>) => void;
  readonly onSend: () => void;
}) {
  const [first] = useState(letter);
  const [editor, setEditor] = useState<Editor | null>(null);
  const menu = useFieldMenu(() => editor?.commands.focus());
  const avoid = activity.content.script?.avoid ?? [];
  const shared = {
    avoid, onSend,
    onFocus: setEditor,
    onWantField: (wanting: Editor) => {
      setEditor(wanting);
      menu.openDropdown();
    },
  };
  return (
    <LetterRecord value={data}>
      <div className="mail-paper">
        <div className="mail-subject"><span aria-hidden>Subject</span><LetterEditor {...shared} part="subject" label="Subject" first={first.subject} onChange={(subject) => onChange({ subject })} /></div>
        <div className="mail-tools" role="toolbar" aria-label="Text">
          <FieldMenu store={menu} data={data} onChoose={(field) => { if (editor) insertField(editor, field); }} />
          {editor === null || editor.view.dom.dataset.part === 'subject' ? null : <LetterTools editor={editor} />}
        </div>
        <LetterEditor {...shared} part="body" label="Text" first={first.body} onChange={(body) => onChange({ body })} />
      </div>
    </LetterRecord>
  );
}
