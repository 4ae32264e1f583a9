import './verdict.css';
import { useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconRoute } from '@tabler/icons-react';
import type { OutcomeOption } from '#engine/run';
import { describeShortestWay, describeWay, ToneDot } from '../../ui/index.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { useChooseOutcome, type ChooseOutcome } from './choose-outcome.ts';
import { automaticWords, closedWork, metWords, whoseItIs } from './outcome-words.ts';
import { OutcomeState } from './outcome-state.tsx';
import { OverrideButton, OverrideCount, OverrideNote } from './override.tsx';
import { VerdictTree } from './verdict-tree.tsx';
import { placeOf, type Place } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';

interface CardProps {
  readonly option: OutcomeOption;
  readonly data: RecordData;
  readonly onGo: (place: Place) => void;
}

/** One way out of the stage. Open: a button that names where it leads. Locked: the list of what is missing. Never hidden (B1). */
export function OutcomeCard({ option, data, onGo }: CardProps) {
  const [folded, setFolded] = useState<boolean | null>(null);
  const choosing = useChooseOutcome(option, data);
  const { outcome, target, verdict } = option;
  const way = describeWay(outcome.name, target.name);
  const locked = !verdict.met;
  const listed = locked && !option.open && (choosing.refused !== null || (folded === null ? option.byHand : !folded));
  return (
    <section className="desk-outcome bt-card" data-open={option.open || undefined} data-state={stateOf(option)} aria-label={`Outcome ${outcome.name}`}>
      <header>
        <ToneDot tone={outcome.tone} size={9} />
        <h3>
          {option.byHand && !option.open ? <button type="button" className="desk-outcome-name" disabled={choosing.busy} onClick={choosing.press} aria-label={way.spoken}>{outcome.name}</button> : outcome.name}
          {way.to === null || option.open ? null : <small>{way.to}</small>}
        </h3>
        <OutcomeState option={option} data={data} />
        {locked && !option.open ? (
          <ActionIcon variant="subtle" color="gray" size="sm" className="desk-fold" aria-expanded={listed} aria-label={`${listed ? 'Hide' : 'Show'} what ${outcome.name} needs`} onClick={() => setFolded(listed)}>
            {listed ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        ) : null}
      </header>
      <Notes option={option} data={data} choosing={choosing} />
      {listed ? <div className="desk-outcome-list"><VerdictTree node={verdict.tree} name={outcome.name} data={data} onGo={onGo} /></div> : null}
      {option.open ? <TakeIt option={option} data={data} choosing={choosing} /> : null}
      {listed ? <Foot option={option} data={data} /> : null}
      {choosing.asking ? <ChooseDialog option={option} data={data} choosing={choosing} /> : null}
    </section>
  );
}

function stateOf({ open, byHand }: OutcomeOption): 'open' | 'automatic' | 'locked' {
  return open ? 'open' : byHand ? 'locked' : 'automatic';
}

/** Everything there is to say about it before its list: when it goes off, whose it is, an override, the last refused try. */
function Notes({ option, data, choosing }: { readonly option: OutcomeOption; readonly data: RecordData; readonly choosing: ChooseOutcome }) {
  const whose = whoseItIs(option, data);
  return (
    <>
      {option.byHand ? null : <p className="desk-outcome-note">{automaticWords(option, data)}</p>}
      {whose === '' ? null : <p className="desk-outcome-note">{whose}</p>}
      <OverrideNote target={{ type: 'outcome', outcome: option.outcome.id }} data={data} />
      {choosing.refused === null || choosing.asking ? null : <p className="desk-refused" role="alert">{choosing.refused} <span>The try is kept in the timeline.</span></p>}
    </>
  );
}

/** A good outcome is the one green thing on the page; any other that may be taken is a plain button with its tone. */
function TakeIt({ option, data, choosing }: { readonly option: OutcomeOption; readonly data: RecordData; readonly choosing: ChooseOutcome }) {
  const { outcome, target } = option;
  const way = describeWay(outcome.name, target.name);
  const good = outcome.tone === 'positive';
  const closes = closedWork(option, data);
  return (
    <div className="desk-outcome-act">
      {metWords(option, data).map((line) => <p key={line} className="desk-outcome-note">{line}</p>)}
      {closes === '' ? null : <p className="desk-outcome-note">{closes}</p>}
      <Button
        fullWidth size="md" variant={good ? 'filled' : 'default'} {...(good ? { color: 'positive' } : { leftSection: <ToneDot tone={outcome.tone} /> })}
        loading={choosing.busy} onClick={choosing.press} aria-label={way.spoken}
      >
        {way.arrow}
      </Button>
    </div>
  );
}

/** The shortest way to open it; the override is the quietest thing on the card. */
function Foot({ option: { outcome, verdict, overridable }, data }: Omit<CardProps, 'onGo'>) {
  const { options: living } = data;
  const elsewhere = living !== null && verdict.shortest.some((fix) => fix.type === 'do' && placeOf(fix, living) === null);
  return (
    <footer>
      <IconRoute size={16} aria-hidden />
      <span className="desk-shortest"><b>Shortest way:</b> {describeShortestWay(verdict, data.names, data.when)}{elsewhere ? ', though not in this stage' : ''}</span>
      <OverrideCount outcome={outcome.id} data={data} />
      {overridable ? <OverrideButton target={{ type: 'outcome', outcome: outcome.id }} name={outcome.name} data={data} /> : null}
    </footer>
  );
}
