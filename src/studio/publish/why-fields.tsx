import { Textarea, TextInput } from '@mantine/core';

/** Why a version is made, and where that can be seen (S90). */
export function WhyFields({ note, onNote, evidence, onEvidence, label = 'Why this version', placeholder }: {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly evidence: string;
  readonly onEvidence: (link: string) => void;
  readonly label?: string;
  readonly placeholder?: string;
}) {
  return (
    <>
      <Textarea data-autofocus label={label} description="The team reads this in the list of versions" rows={2} classNames={{ input: 'bt-growing' }} value={note} onChange={(event) => onNote(event.currentTarget.value)} {...(placeholder === undefined ? {} : { placeholder })} />
      <TextInput mt="sm" type="url" label="What it was learned from" description="A link to a report, a call or a note; may stay empty" placeholder="https://" value={evidence} error={isLink(evidence) ? null : 'A link begins with https:// or http://'} onChange={(event) => onEvidence(event.currentTarget.value)} />
    </>
  );
}

/** Whether this is empty or a link that may be opened: the browser runs no other kind. */
export function isLink(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    return ['https:', 'http:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
