import { Button } from '@mantine/core';
import { useStorageState, type StorageState } from '../storage/index.ts';
import { Banner } from '../ui/index.ts';
import { downloadBackup } from './backup.ts';

interface Words {
  readonly tone: 'time' | 'negative';
  readonly title: string;
  readonly text: string;
  readonly reload: boolean;
  readonly backup: boolean;
}

/** What is wrong, what is safe, what to do: one text a state (traps E4 to E8). */
const words: Readonly<Record<Exclude<StorageState['state'], 'ok'>, Words>> = {
  newer: { tone: 'time', title: 'A newer Baton is open in another tab.', text: 'What you saved is safe; this tab stopped writing. Copy what you are typing, then reload.', reload: true, backup: false },
  readOnly: { tone: 'time', title: 'This data was written by a newer Baton.', text: 'You can look and take a backup; nothing is written so that nothing breaks. Reload to get the newer app.', reload: true, backup: true },
  full: { tone: 'negative', title: 'The disk is full: the last change was not kept.', text: 'Everything saved before is safe. Free some space or delete an old import, then do it again.', reload: false, backup: true },
  gone: { tone: 'negative', title: 'The data of this site was cleared under this tab.', text: 'Baton stopped writing, so that an empty workspace does not hide your loss. Reload, then restore from your last backup file.', reload: true, backup: false },
  blocked: { tone: 'time', title: 'Another tab with an old Baton holds the update up.', text: 'Nothing is lost. Close the other Baton tabs; this one goes on by itself.', reload: false, backup: false },
};

/** The line across the page when the memory has a problem; nothing while all is well. */
export function StorageBanner() {
  const { state, detail } = useStorageState();
  if (state === 'ok') return null;
  const { tone, title, text, reload, backup } = words[state];
  return (
    <Banner
      tone={tone} title={title}
      actions={
        <>
          {backup ? <Button size="compact-sm" variant="default" onClick={() => void downloadBackup()}>Download a backup</Button> : null}
          {reload ? <Button size="compact-sm" onClick={() => globalThis.location.reload()}>Reload</Button> : null}
        </>
      }
    >
      {text}{detail === null ? null : <span className="bt-app-quiet"> ({detail})</span>}
    </Banner>
  );
}
