import { useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowRight, IconChevronDown, IconChevronUp, IconClock, IconLock, IconLockOpen, IconRoute } from '@tabler/icons-react';
import type { OutcomeOption } from '#engine/run';
import { describeLock, describeRefusal, describeShortestWay, describeTrigger, formatMoment, ToneDot } from '../../ui/index.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { useChooseOutcome } from './choose-outcome.ts';
import type { Place } from '../record/focus.ts';
import { OverrideButton, OverrideNote } from './override.tsx';
import { VerdictTree } from './verdict-tree.tsx';
import type { RecordData } from '../record/record-data.ts';

/** One way out of the stage. Open: a green button that names where it leads. Locked: the list of what is missing. Never hidden. */
export function OutcomeCard({ option, data, onGo }: { readonly option: OutcomeOption; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const [folded, setFolded] = useState<boolean | null>(null);
  const choosing = useChooseOutcome(option, data);
  const { outcome, target, verdict } = option;
  const locked = !verdict.met;
  const showList = locked && (choosing.refused !== null || (folded === null ? option.byHand : !folded));
  return (
    <section className="desk-outcome bt-card" data-open={option.open || undefined} aria-label={`Outcome ${outcome.name}`}>
      <header>
        <ToneDot tone={outcome.tone} size={9} />
        <h3>{outcome.name}</h3>
        <span className="desk-outcome-to">moves to {target.name}</span>
        <OutcomeState option={option} data={data} />
        {locked ? (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-expanded={showList} aria-label={`${showList ? 'Hide' : 'Show'} what ${outcome.name} needs`} onClick={() => setFolded(showList)}>
            {showList ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        ) : null}
      </header>
      {option.byHand ? null : <p className="desk-outcome-note">{automaticWords(option, data)}</p>}
      {option.refusal && option.refusal.type !== 'paused' ? <p className="desk-outcome-note">{describeRefusal(option.refusal, data.names, data.when)}</p> : null}
      <OverrideNote target={{ type: 'outcome', outcome: outcome.id }} data={data} />
      {choosing.refused === null || choosing.asking ? null : <p className="desk-refused" role="alert">{choosing.refused} <span>The try is kept in the timeline.</span></p>}
      {showList ? (
        <>
          <VerdictTree node={verdict.tree} data={data} onGo={onGo} />
          <footer><IconRoute size={15} aria-hidden /><span><b>Shortest way:</b> {describeShortestWay(verdict, data.names, data.when)}</span></footer>
        </>
      ) : null}
      {option.byHand ? (
        <div className="desk-outcome-act">
          <Button
            fullWidth={option.open} size={option.open ? 'sm' : 'compact-sm'} variant={option.open ? 'filled' : 'default'} {...(option.open ? { color: 'positive' } : {})}
            rightSection={option.open ? null : <IconArrowRight size={15} />} loading={choosing.busy} onClick={choosing.press} aria-label={`${outcome.name}, move to ${target.name}`}
          >
            {option.open ? `${outcome.name} → ${target.name}` : outcome.name}
          </Button>
          {locked && option.overridable ? <OverrideButton target={{ type: 'outcome', outcome: outcome.id }} name={outcome.name} data={data} /> : null}
        </div>
      ) : null}
      {choosing.asking ? <ChooseDialog option={option} data={data} choosing={choosing} /> : null}
    </section>
  );
}

function OutcomeState({ option, data }: { readonly option: OutcomeOption; readonly data: RecordData }) {
  if (!option.byHand) return <span className="desk-state" data-tone="time"><IconClock size={14} aria-hidden />{option.firesAt === null ? 'Automatic' : formatMoment(option.firesAt, data.when)}</span>;
  if (option.open) return <span className="desk-state" data-tone="positive"><IconLockOpen size={14} aria-hidden />Open</span>;
  return <span className="desk-state"><IconLock size={14} aria-hidden />{option.refusal?.type === 'paused' ? 'Paused' : option.verdict.met ? 'Not for you' : describeLock(option.verdict)}</span>;
}

function automaticWords({ outcome, firesAt }: OutcomeOption, { names, when }: RecordData): string {
  const trigger = describeTrigger(outcome.trigger, names);
  return firesAt === null ? `Goes off by itself: ${trigger}.` : `Goes off by itself ${formatMoment(firesAt, when)}: ${trigger}.`;
}
