import { useState } from 'react';
import type { OutcomeOption } from '#engine/run';
import { describeRefusal, describeWay, sayKey } from '../../ui/index.ts';
import type { Fields, Outcome, RecordType } from '#engine/blueprint';
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
    const asked = reasonField(outcome, data.type);
    const given = asked === null ? reason : textOf({ ...record.fields, ...fields }[asked]);
    const problem = open ? formProblems(outcome.form, fields, data) : null;
    if (problem !== null) return setAnswer({ words: problem, wasOpen: open });
    setBusy(true);
    const ack = await send({
      record: record.id, run: run.id, names, when,
      intent: { type: 'choose', outcome: outcome.id, fields, reason: given.trim() === '' ? null : given.trim(), expect: { visit: run.visit } },
      done: describeWay(outcome.name, target.name).done, undoable: true,
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

/**
 * The field of an outcome's form that is its reason: asked once, it answers both. Null when the form asks for no such
 * field, or one whose choices are others than the reason's.
 */
export function reasonField({ form, reason }: Outcome, type: RecordType | undefined): string | null {
  if (reason.type === 'none') return null;
  const allowed = reason.type === 'required' ? reason.choices : [];
  const named = Object.keys(form).filter((key) => /reason/i.test(`${sayKey(key)} ${type?.fields[key]?.name ?? ''}`));
  const fits = named.filter((key) => {
    const choices = type?.fields[key]?.choices ?? [];
    return allowed.length === 0 || (choices.length > 0 && choices.every((choice) => allowed.includes(choice)));
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
