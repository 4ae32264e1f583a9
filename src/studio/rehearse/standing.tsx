import { Progress } from '@mantine/core';
import { EmptyState, formatNumber } from '../../ui/index.ts';
import { problemWords } from './problem-words.ts';
import type { Rehearsing } from './use-rehearsing.ts';

/** What is going on over the drawing: not begun, on its way, or why not. */
export function Standing({ state }: { readonly state: Rehearsing }) {
  if (state.status === 'running') {
    return <div className="live-reading" role="status"><span>Rehearsing, {formatNumber(state.progress.intents)} steps so far</span><Progress aria-label="How far the rehearsal is" value={state.progress.share * 100} w={140} size="sm" /></div>;
  }
  if (state.status === 'failed') return <div className="bt-studio-empty"><EmptyState title="The rehearsal stopped">{state.problem}</EmptyState></div>;
  if (state.status === 'done' && (state.found.type === 'refused' || state.found.type === 'noStart')) return <div className="bt-studio-empty"><EmptyState title="This cannot be rehearsed yet">{problemWords(state.found)}</EmptyState></div>;
  if (state.status === 'idle') return <div className="reh-invite"><b>Try it before anybody feels it.</b> Invented records walk this draft on a clock of their own; people with limited time do the work. Nothing is kept or sent.</div>;
  return null;
}
