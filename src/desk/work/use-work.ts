import { useCallback, useRef, useState, type RefCallback } from 'react';
import { inOrder } from '#engine/kernel';
import type { ActivityResult } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { ActivityOption } from '#engine/run';
import type { Ack } from '../../storage/index.ts';
import { capital, describeRefusal, formatCount, isWrittenInto, listAnd, useHotkeysSafe } from '../../ui/index.ts';
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
  readonly intent?: Partial<Pick<Extract<Intent, { type: 'complete' }>, 'writes' | 'document' | 'template' | 'fields' | 'variant'>>;
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
  const place = useCallback((element: HTMLDivElement | null) => {
    form.current?.removeEventListener('keydown', leaveField);
    element?.addEventListener('keydown', leaveField);
    if (element) element.tabIndex = -1;
    form.current = element;
  }, []);
  const [refused, setRefused] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const askedByKey = useRef<string | null>(null);
  const results = inOrder(activity.results);

  const complete = async (result: string | null, byKey = false) => {
    if (!run || busy) return;
    const more = handIn(result, draft);
    const given: HalfFilled = { ...draft, fields: { ...draft.fields, ...more.intent?.fields }, links: more.link ? { ...draft.links, link: more.link } : draft.links };
    const gaps: readonly Gap[] = [...(more.gaps ?? []).map((words): Gap => ({ words, missing: true })), ...gapsOf(option, given, data)];
    setTried(gaps.length > 0);
    if (gaps.length > 0) {
      const again = byKey && askedByKey.current !== result;
      askedByKey.current = byKey ? result : null;
      setRefused(`${gapWords(gaps)}${again ? ' Press the same key again to fill it in, Esc to come back.' : ''}`);
      // a letter pressed next belongs to the list of keys, not to a field nobody went to
      return showFirstGap(form.current, !again);
    }
    setRefused(null);
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
  useHotkeysSafe(results.slice(0, 9).map((result, index) => [String(index + 1), () => void complete(result.key, true)] as const));
  return {
    draft, change, results, busy, tried, refused, place,
    forgive: () => setRefused(null),
    complete: (result) => void complete(result),
    opens: (result) => leadsTo(activity.id, result, data.options?.outcomes ?? [])?.target.name ?? null,
  };
}

/** What keeps an activity from being handed in, as one would say it: "Budget", "a note", "2 ticks". */
interface Gap {
  readonly words: string;
  /** It is empty; else something stands there that will not do. */
  readonly missing: boolean;
}

/** "Budget and a note are missing. Phone is wrong." */
function gapWords(gaps: readonly Gap[]): string {
  const sentence = (words: readonly string[], state: string) => (words.length === 0 ? [] : [`${capital(listAnd(words))} ${words.length === 1 ? 'is' : 'are'} ${state}.`]);
  const of = (missing: boolean) => gaps.filter((gap) => gap.missing === missing).map(({ words }) => words);
  return [...sentence(of(true), 'still missing'), ...sentence(of(false), 'wrong')].join(' ');
}

function gapsOf(option: ActivityOption, draft: HalfFilled, data: Pick<RecordData, 'record' | 'type' | 'names'>): readonly Gap[] {
  const { activity } = option;
  const ticks = Object.keys(activity.checklist).length - option.ticked.length;
  const evidence = evidenceProblems(activity, draft);
  const given = new Set(evidenceOf(activity, draft).map(({ kind }) => kind));
  const kinds = [...new Set([...activity.evidence, ...attachedKinds(activity)])].filter((kind) => evidence[kind] !== undefined);
  return [
    ...(ticks > 0 ? [{ words: formatCount(ticks, 'tick'), missing: true }] : []),
    ...[...formFaults(activity.form, draft.fields, data)].map(([field, fault]) => ({ words: data.names.field(field), missing: fault.type === 'missing' })),
    ...kinds.map((kind) => ({ words: given.has(kind) ? givenWords[kind] : evidenceWords[kind], missing: !given.has(kind) })),
  ];
}

const givenWords = { note: 'the note', research: 'the research note', file: 'the address of the file', recording: 'the address of the recording', link: 'the link' } as const;
const evidenceWords = { note: 'a note', research: 'a research note', file: 'a file', recording: 'a recording', link: 'a link' } as const;

/** The end of the message: where the record stands now, when this very step moved it. */
function movedTo({ entry }: Ack, nameOf: (stage: string) => string): string {
  const to = entry.changes?.moves.at(-1)?.to;
  return to === undefined ? '' : `. Now in ${nameOf(to)}`;
}

/** Brings the first gap into view; the focus goes there only when it was asked for. */
function showFirstGap(place: HTMLElement | null, focus: boolean): void {
  requestAnimationFrame(() => {
    const gap = place?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] input, [data-fault] textarea, .desk-checklist input:not(:checked)');
    if (focus) gap?.focus();
    else gap?.scrollIntoView({ block: 'nearest' });
  });
}

/** Escape in a field of the work gives the keys back to the page, or to the dialog the work stands in: what was typed stays. */
function leaveField(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement) || target.ariaExpanded === 'true') return;
  if (!isWrittenInto(target) && !target.matches('input')) return;
  event.preventDefault();
  if (currentTarget instanceof HTMLElement) currentTarget.focus({ preventScroll: true });
}
