import { useCallback, useRef, useState, type RefCallback } from 'react';
import { inOrder } from '#engine/kernel';
import type { ActivityResult } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { ActivityOption } from '#engine/run';
import type { Ack } from '../../storage/index.ts';
import { capital, describeRefusal, formatCount, listAnd, useHotkeysSafe } from '../../ui/index.ts';
import { send, type SendRequest } from '../record/send.ts';
import type { RecordData } from '../record/record-data.ts';
import { leadsTo } from './after-result.ts';
import { useCallTimer } from './call-timer.ts';
import { attachedKinds, evidenceOf, evidenceProblems } from './evidence.ts';
import { formFaults } from './form-rules.ts';
import type { HalfFilled } from './half-filled.ts';
import { keyOf, useDraft } from './work-on.ts';

/** One try at an activity: what was typed, how it may end, and what stands in the way. */
export interface Work {
  readonly draft: HalfFilled;
  readonly change: (part: Partial<HalfFilled>) => void;
  readonly results: readonly ActivityResult[];
  readonly busy: boolean;
  /** Somebody tried to hand it in and something was missing: gaps are shown at their places. */
  readonly tried: boolean;
  /** Why the last try was refused, in words, when no field can say it. */
  readonly refused: string | null;
  readonly forgive: () => void;
  /** Hands it in with a result; null where the activity has none. */
  readonly complete: (result: string | null) => void;
  readonly opens: (result: string) => string | null;
  /** Put on the element that holds the form: a gap is brought into view there. */
  readonly place: RefCallback<HTMLDivElement>;
}

/** What a place of its own (an email, a meeting, a document) hands in beside the form. */
export interface HandIn {
  readonly intent?: Partial<Pick<Extract<Intent, { type: 'complete' }>, 'writes' | 'document' | 'template' | 'fields'>>;
  readonly words?: SendRequest['words'];
  /** What is said when it was taken, in place of the activity's name and result. */
  readonly told?: string;
  /** A link that is evidence by itself: the document that was used. */
  readonly link?: string | null;
  /** What is still missing there, as one would say it; nothing is handed in then. */
  readonly gaps?: readonly string[];
}

const nothingElse = (): HandIn => ({});

/** Everything behind the place where an activity is done: half-filled parts, keys 1 to 9, handing it in with its evidence. */
export function useWork(option: ActivityOption, data: RecordData, onDone: () => void, handIn: (result: string | null, draft: HalfFilled) => HandIn = nothingElse): Work {
  const { activity } = option;
  const { run, record, names, when } = data;
  const { draft, change, clear } = useDraft(option, data);
  const timer = useCallTimer(keyOf(option, data));
  const form = useRef<HTMLDivElement | null>(null);
  const place = useCallback((element: HTMLDivElement | null) => { form.current = element; }, []);
  const [refused, setRefused] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const results = inOrder(activity.results);

  const complete = async (result: string | null) => {
    if (!run || busy) return;
    const more = handIn(result, draft);
    const given: HalfFilled = { ...draft, fields: { ...draft.fields, ...more.intent?.fields }, links: more.link ? { ...draft.links, link: more.link } : draft.links };
    const gaps = [...(more.gaps ?? []), ...gapsOf(option, given, data)];
    setTried(gaps.length > 0);
    setRefused(gaps.length === 0 ? null : `${capital(listAnd(gaps))} ${gaps.length === 1 ? 'is' : 'are'} still missing or wrong.`);
    if (gaps.length > 0) return showFirstGap(form.current);
    setBusy(true);
    const resultName = result === null ? 'done' : (activity.results[result]?.name ?? result);
    const ack = await send({
      record: record.id, run: run.id, names, when, note: draft.note.trim(), words: more.words,
      intent: {
        type: 'complete', activity: activity.id, result, ticked: option.ticked, evidence: evidenceOf(activity, given),
        template: draft.template, points: draft.points, objections: draft.objections, expect: { visit: run.visit },
        ...(timer.time ? { lasted: timer.seconds() } : {}),
        ...more.intent, fields: given.fields,
      },
      done: (answer: Ack) => `${more.told ?? `${activity.name}: ${resultName}`}${movedTo(answer, names.stage)}`, undoable: true,
    });
    setBusy(false);
    if (ack?.ok) {
      clear();
      timer.forget();
      onDone();
    } else if (ack?.refusal) setRefused(describeRefusal(ack.refusal, names, when));
  };
  useHotkeysSafe(results.slice(0, 9).map((result, index) => [String(index + 1), () => void complete(result.key)] as const));
  return {
    draft, change, results, busy, tried, refused, place,
    forgive: () => setRefused(null),
    complete: (result) => void complete(result),
    opens: (result) => leadsTo(activity.id, result, data.options?.outcomes ?? [])?.target.name ?? null,
  };
}

/** What still has to be given before this activity can be handed in, each as one would say it: "Budget", "a note", "2 ticks". */
export function gapsOf(option: ActivityOption, draft: HalfFilled, data: Pick<RecordData, 'record' | 'type' | 'names'>): readonly string[] {
  const { activity } = option;
  const ticks = Object.keys(activity.checklist).length - option.ticked.length;
  const evidence = evidenceProblems(activity, draft);
  const kinds = [...new Set([...activity.evidence, ...attachedKinds(activity)])].filter((kind) => evidence[kind] !== undefined);
  return [
    ...(ticks > 0 ? [formatCount(ticks, 'tick')] : []),
    ...[...formFaults(activity.form, draft.fields, data).keys()].map((field) => data.names.field(field)),
    ...kinds.map((kind) => evidenceWords[kind]),
  ];
}

const evidenceWords = { note: 'a note', research: 'a research note', file: 'a file', recording: 'a recording', link: 'a link' } as const;

/** The end of the message: where the record stands now, when this very step moved it. */
function movedTo({ entry }: Ack, nameOf: (stage: string) => string): string {
  const to = entry.changes?.moves.at(-1)?.to;
  return to === undefined ? '' : `. Now in ${nameOf(to)}`;
}

function showFirstGap(place: HTMLElement | null): void {
  requestAnimationFrame(() => place?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] input, [data-fault] textarea, .desk-checklist input:not(:checked)')?.focus());
}
