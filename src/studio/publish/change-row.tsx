import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconLock, IconLockOpen, IconMinus, IconPlus, IconTextSize, IconTilde } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Change } from '#engine/blueprint';
import { changeInWords, describeChange, severityOfChange, type NamesOnBothSides } from '../../ui/index.ts';

const tones = { strands: 'negative', blocks: 'time', changes: 'primary', frees: 'positive', none: 'neutral' } as const;

/** A change in one sentence, with what it was and is, and what it means for records. */
export function ChangeRow({ change, names, right }: { readonly change: Change; readonly names: NamesOnBothSides; readonly right?: ReactNode }) {
  // Two names stand in the sentence already.
  const words = change.kind === 'words' && change.field === 'name' ? null : changeInWords(change, names);
  const Icon = iconOf(change);
  return (
    <div className="bt-change" data-severity={change.severity}>
      <span className="bt-change-mark" style={{ color: `var(--bt-${tones[change.severity]})`, background: `var(--bt-${tones[change.severity]}-tint)` }}><Icon size={14} stroke={2} aria-hidden /></span>
      <div className="bt-change-words">
        <div className="bt-change-line">{describeChange(change, names)}</div>
        {words && <div className="bt-change-sides"><del><VisuallyHidden>Before: </VisuallyHidden>{words.before}</del><span aria-hidden> → </span><ins><VisuallyHidden>Now: </VisuallyHidden>{words.after}</ins></div>}
      </div>
      {right ?? (change.severity === 'none' ? null : <span className="bt-change-severity">{severityOfChange(change.severity)}</span>)}
    </div>
  );
}

function iconOf({ kind }: Change) {
  switch (kind) {
    case 'added':
      return IconPlus;
    case 'removed':
      return IconMinus;
    case 'gateTightened':
    case 'newGate':
      return IconLock;
    case 'gateLoosened':
    case 'lostGate':
      return IconLockOpen;
    case 'words':
    case 'gateReworded':
      return IconTextSize;
    case 'switchedOff':
      return IconAlertTriangle;
    case 'placed':
    case 'moved':
    case 'reordered':
      return IconArrowsDiff;
    default:
      return IconTilde;
  }
}
