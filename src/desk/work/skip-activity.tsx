import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Activity } from '#engine/blueprint';
import { act } from '../record/act.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';

/** Leaves an activity out, honestly: with a reason, and without opening any gate that wants it done. */
export function SkipActivity({ activity, data }: { readonly activity: Activity; readonly data: RecordData }) {
  const [open, setOpen] = useState(false);
  const visit = data.run?.visit ?? 0;
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(true)}>Skip…</Button>
      {open ? (
        <ReasonDialog
          title={`Skip ${activity.name}?`} description="A skipped activity stays missing for every gate that wants it done." confirm="Skip it" cancel="Keep it" onClose={() => setOpen(false)}
          onConfirm={(reason) => act(data, { type: 'skip', activity: activity.id, reason, expect: { visit } }, { done: `${activity.name} skipped`, undoable: true })}
        />
      ) : null}
    </>
  );
}
