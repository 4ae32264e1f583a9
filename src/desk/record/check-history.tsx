import { Button, Group, Modal } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { verifyChain, type ChainProblem } from '#engine/journal';
import { formatCount, formatMoment } from '../../ui/index.ts';
import { describeEntry } from './entry-words.ts';
import type { RecordData } from './record-data.ts';

/** What broke a promise of the journal, in words; the entry is named beside it. */
const whyWords: Readonly<Record<ChainProblem['why'], string>> = {
  changed: 'Its content is not what was written.',
  words: 'Its free text was changed after it was written.',
  gap: 'The entry before it is missing, or is another one.',
  record: 'It belongs to another record.',
};

/** Says whether this record's history is exactly what was written, or names the first entry that is not (B26). */
export function CheckHistory({ data, onClose }: { readonly data: RecordData; readonly onClose: () => void }) {
  const { entries, names, when } = data;
  const answer = verifyChain(entries);
  const broken = answer.ok ? undefined : entries[answer.index];
  return (
    <Modal opened onClose={onClose} title="Check this history" closeButtonProps={{ 'aria-label': 'Close' }}>
      {answer.ok ? (
        <div className="desk-check"><IconShieldCheck size={22} aria-hidden color="var(--bt-positive)" /><div><b>This history is whole.</b><p>{formatCount(entries.length, 'entry', 'entries')}, each sealed to the one before. Nothing was changed, left out or put in.</p></div></div>
      ) : (
        <div className="desk-check" role="alert">
          <IconShieldX size={22} aria-hidden color="var(--bt-negative)" />
          <div>
            <b>This history was changed behind Baton’s back.</b>
            <p>The first entry that does not fit is number {answer.index + 1} of {entries.length}{broken ? `, “${describeEntry(broken, names, when).title}”, ${formatMoment(broken.at, when)}` : ''}. {whyWords[answer.why]} What stands after it cannot be trusted either.</p>
            {broken ? <p><a href={`#entry-${broken.id}`} onClick={onClose}>Show the entry</a></p> : null}
          </div>
        </div>
      )}
      <Group justify="flex-end" mt="md"><Button data-autofocus onClick={onClose}>Close</Button></Group>
    </Modal>
  );
}
