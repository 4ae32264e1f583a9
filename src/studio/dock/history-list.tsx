import { UnstyledButton } from '@mantine/core';
import { useStore } from 'zustand';
import { formatAgo } from '../../ui/index.ts';
import { useStudio } from '../studio-context.ts';
import { useMinute } from './use-minute.ts';

/** Every step by its name, newest first; a click goes back or forward to just after it. */
export function HistoryList() {
  const { store } = useStudio();
  const { past, future } = useStore(store, (state) => state.history);
  const now = useMinute();
  const steps = [...past, ...future].map((step, index) => ({ step, number: index + 1 })).reverse();
  return (
    <ol className="bt-history" aria-label="History" reversed>
      {steps.map(({ step, number }) => (
        <li key={number}>
          <UnstyledButton className="bt-history-row" data-undone={number > past.length || undefined} aria-current={number === past.length ? 'step' : undefined} onClick={() => store.actions.goTo(number)}>
            <span>{step.name}</span>
            <span className="bt-quiet">{number > past.length ? 'taken back' : formatAgo(step.at, now)}</span>
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className="bt-history-row" aria-current={past.length === 0 ? 'step' : undefined} onClick={() => store.actions.goTo(0)}>
          <span>{past.length + future.length === 0 ? 'Nothing changed yet' : 'Before these changes'}</span>
        </UnstyledButton>
      </li>
    </ol>
  );
}
