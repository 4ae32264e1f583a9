import { useState } from 'react';
import type { Fields } from '#engine/blueprint';
import type { OutcomeOption } from '#engine/run';
import { describeRefusal } from '../../ui/index.ts';
import { formProblems } from '../work/form-rules.ts';
import type { RecordData } from '../record/record-data.ts';
import { send } from '../record/send.ts';

/** One attempt to take an outcome: what it still asks, and how the last try was answered. */
export interface ChooseOutcome {
  /** True while the outcome's form or reason is being asked. */
  readonly asking: boolean;
  readonly busy: boolean;
  /** Why the last try was refused, in words; null once it no longer holds. */
  readonly refused: string | null;
  readonly press: () => void;
  readonly take: (fields: Fields, reason: string) => void;
  readonly close: () => void;
}

/**
 * Takes an outcome. An open one that has a form or a reason asks first; everything else is sent at once, a locked
 * one too: the journal keeps the refused try, and its list says what is missing.
 */
export function useChooseOutcome(option: OutcomeOption, data: RecordData): ChooseOutcome {
  const { outcome, target, open } = option;
  const { run, record, names, when } = data;
  const asks = Object.keys(outcome.form).length > 0 || outcome.reason.type !== 'none';
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly words: string; readonly wasOpen: boolean } | null>(null);
  const take = async (fields: Fields, reason: string) => {
    if (!run || busy) return;
    const problem = open ? formProblems(outcome.form, fields, data) : null;
    if (problem !== null) return setAnswer({ words: problem, wasOpen: open });
    setBusy(true);
    const ack = await send({
      record: record.id, run: run.id, names, when,
      intent: { type: 'choose', outcome: outcome.id, fields, reason: reason.trim() === '' ? null : reason.trim(), expect: { visit: run.visit } },
      done: `${outcome.name}: moved to ${target.name}`, undoable: true,
    });
    setBusy(false);
    setAnswer(ack?.refusal ? { words: describeRefusal(ack.refusal, names, when), wasOpen: open } : null);
    if (ack?.ok) setAsking(false);
  };
  return {
    asking: asking && open, busy,
    // a refusal that named missing steps is old news as soon as the outcome opens
    refused: answer?.wasOpen === open ? answer.words : null,
    press: () => {
      setAnswer(null);
      if (asks && open) setAsking(true);
      else void take({}, '');
    },
    take: (fields, reason) => void take(fields, reason),
    close: () => { setAsking(false); setAnswer(null); },
  };
}
