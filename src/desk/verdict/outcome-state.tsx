import './verdict.css';
import { IconClock, IconLock, IconLockOpen, IconPlayerPause, IconShieldCheck, IconUserOff } from '@tabler/icons-react';
import type { OutcomeOption } from '#engine/run';
import { describeLock, formatMoment } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** Whether it may be taken, as a shape and a word: colour is never all there is. */
export function OutcomeState({ option, data }: { readonly option: OutcomeOption; readonly data: RecordData }) {
  const { byHand, open, override, firesAt, refusal, verdict } = option;
  if (!byHand) return <span className="desk-state" data-tone="time"><IconClock size={15} aria-hidden />{firesAt === null ? 'Automatic' : formatMoment(firesAt, data.when)}</span>;
  if (open && override !== undefined) return <span className="desk-state" data-tone="time"><IconShieldCheck size={15} aria-hidden />Open by override</span>;
  if (open) return <span className="desk-state" data-tone="positive"><IconLockOpen size={15} aria-hidden />Open</span>;
  if (refusal?.type === 'paused') return <span className="desk-state"><IconPlayerPause size={15} aria-hidden />Paused</span>;
  if (verdict.met && refusal?.type === 'limitReached') return <span className="desk-state"><IconLock size={15} aria-hidden />Limit reached</span>;
  if (verdict.met) return <span className="desk-state"><IconUserOff size={15} aria-hidden />Not for you</span>;
  return <span className="desk-state"><IconLock size={15} aria-hidden />{describeLock(verdict)}</span>;
}
