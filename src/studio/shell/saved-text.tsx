import { useStore } from 'zustand';
import type { Autosave } from '../draft/autosave.ts';
import { useMinute } from '../dock/use-minute.ts';

/** Whether the draft is written down, and when it was: "Saved 12 s ago". */
export function SavedText({ autosave }: { autosave: Autosave }) {
  const state = useStore(autosave.state);
  const now = useMinute(1000);
  switch (state.type) {
    case 'saving':
      return <span>Saving…</span>;
    case 'saved':
      return <span>{sayAgo(now - state.at)}</span>;
    case 'changedElsewhere':
      return <span className="bt-negative-text">Changed in another tab</span>;
    case 'failed':
      return <span className="bt-negative-text">Not saved</span>;
  }
}

/** "Saved 12 s ago", coarser the longer ago. */
export function sayAgo(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 3) return 'Saved just now';
  if (seconds < 60) return `Saved ${seconds} s ago`;
  if (seconds < 3600) return `Saved ${Math.floor(seconds / 60)} min ago`;
  return seconds < 86_400 ? `Saved ${Math.floor(seconds / 3600)} h ago` : `Saved ${Math.floor(seconds / 86_400)} d ago`;
}
