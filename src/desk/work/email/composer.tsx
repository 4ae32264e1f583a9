import { useState } from 'react';
import type { Activity } from '#engine/blueprint';
import { FieldMenu, useFieldMenu } from './field-menu.tsx';
import { insertField, LetterEditor, type WritingPlace } from './letter-editor.tsx';
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
  const [place, setPlace] = useState<WritingPlace | null>(null);
  const editor = place?.editor ?? null;
  const menu = useFieldMenu(() => editor?.commands.focus());
  const avoid = activity.content.script?.avoid ?? [];
  const shared = {
    avoid, onSend,
    onFocus: setPlace,
    onWantField: (wanting: WritingPlace) => {
      setPlace(wanting);
      menu.openDropdown();
    },
  };
  return (
    <LetterRecord value={data}>
      <div className="mail-paper">
        <div className="mail-subject"><span aria-hidden>Subject</span><LetterEditor {...shared} part="subject" label="Subject" first={first.subject} onChange={(subject) => onChange({ subject })} /></div>
        <div className="mail-tools" role="toolbar" aria-label="Text">
          <FieldMenu store={menu} data={data} onChoose={(field) => { if (editor) insertField(editor, field); }} />
          {place?.part === 'body' ? <LetterTools editor={place.editor} /> : null}
        </div>
        <LetterEditor {...shared} part="body" label="Text" first={first.body} onChange={(body) => onChange({ body })} />
      </div>
    </LetterRecord>
  );
}
