import type { Blueprint, FieldValue, RecordType } from '#engine/blueprint';
import type { Entry, IntentType } from '#engine/journal';
import type { Mask } from './mask.ts';

/** A field that was written: its value where it is one of the type's own choices or a yes or no, else only that it was. */
export interface ShadowField {
  readonly field: string;
  readonly value: FieldValue;
  readonly hidden: boolean;
}

/** Something people wrote: shown where the drawing itself offers these words, else only that there was something. */
export type ShadowText = { readonly type: 'nothing' } | { readonly type: 'hidden' } | { readonly type: 'drawn'; readonly text: string };

/** What somebody did, in parts of the drawing alone. */
export interface ShadowDeed {
  readonly type: IntentType;
  readonly activity: string | null;
  readonly outcome: string | null;
  readonly stage: string | null;
  readonly result: string | null;
  readonly fields: readonly ShadowField[];
  /** Fields the type does not know. */
  readonly otherFields: number;
  readonly ticked: number;
  readonly points: readonly string[];
  readonly objections: readonly string[];
  readonly template: string | null;
  readonly document: string | null;
  readonly evidence: readonly string[];
  /** Of a call, in seconds. */
  readonly lasted: number | null;
  readonly reason: ShadowText;
  readonly note: ShadowText;
  /** What was written to the customer: the template it came from is shown, other words are not. */
  readonly letter: ShadowText;
  readonly signal: string | null;
  readonly role: string | null;
  /** A stranger: who receives it, or who owns the record from now on. */
  readonly to: string | null;
}

/** What must stay hidden, and what may be shown. */
export interface Sight {
  readonly drawing: Blueprint | undefined;
  readonly type: RecordType | undefined;
  readonly names: readonly string[];
  readonly mask: Mask;
}

const nothing: ShadowText = { type: 'nothing' };
const blank = {
  activity: null, outcome: null, stage: null, result: null, fields: [], otherFields: 0, ticked: 0, points: [], objections: [], template: null, document: null, evidence: [],
  lasted: null, reason: nothing, note: nothing, letter: nothing, signal: null, role: null, to: null,
} as const;

/** Tells what was done in the drawing's own words; every text people wrote and every value of the record stays behind (rules N23, N25). */
export function blindDeed({ intent, words }: Entry, sight: Sight): ShadowDeed {
  const said = { note: hiddenIf((words?.note ?? '') !== ''), letter: hiddenIf(words?.letter !== undefined) };
  const base = { ...blank, ...said, type: intent.type };
  switch (intent.type) {
    case 'complete':
      return { ...base, ...completed(intent, sight), ...fieldsOf(intent.fields, sight), ...(said.letter.type === 'hidden' ? {} : { letter: letterOf(intent, sight) }) };
    case 'choose':
      return { ...base, outcome: drawn(intent.outcome, sight.drawing?.outcomes), ...fieldsOf(intent.fields, sight), reason: reasonOf(intent.outcome, intent.reason, sight) };
    case 'skip':
    case 'return':
    case 'snooze':
      return { ...base, activity: drawn(intent.activity, sight.drawing?.activities), reason: hiddenIf(intent.reason !== '') };
    case 'tick':
    case 'accept':
      return { ...base, activity: drawn(intent.activity, sight.drawing?.activities) };
    case 'handOver':
      return { ...base, activity: drawn(intent.activity, sight.drawing?.activities), to: sight.mask.of(intent.to), ...fieldsOf(intent.fields, sight) };
    case 'setFields':
      return { ...base, ...fieldsOf(intent.fields, sight) };
    case 'assign':
      return { ...base, to: intent.owner === null ? null : sight.mask.of(intent.owner) };
    case 'signal':
      return { ...base, signal: signalOf(intent.signal, sight) };
    case 'requestApproval':
    case 'approve':
      return { ...base, role: intent.role };
    case 'reject':
      return { ...base, role: intent.role, reason: hiddenIf(intent.reason !== '') };
    case 'override':
      return { ...base, ...(intent.target.type === 'outcome' ? { outcome: drawn(intent.target.outcome, sight.drawing?.outcomes) } : { activity: drawn(intent.target.activity, sight.drawing?.activities) }), reason: hiddenIf(intent.reason !== '') };
    case 'exit':
    case 'pause':
      return { ...base, reason: hiddenIf(intent.reason !== '') };
    case 'undo':
      return { ...base, reason: hiddenIf((intent.reason ?? '') !== '') };
    case 'migrate':
      return { ...base, stage: intent.stage };
    default:
      return base;
  }
}

/** What customers do anywhere (S97), whether the drawing waits for it or not. */
const everyday: readonly string[] = ['pageVisited', 'postClicked', 'contentDownloaded', 'formFilled', 'emailOpened', 'linkClicked', 'webinarAttended', 'replied'];

function signalOf(signal: string, { drawing }: Sight): string | null {
  return [...Object.values(drawing?.signals ?? {}).map(({ key }) => key), ...everyday].find((key) => key === signal) ?? null;
}

type Completed = Extract<Entry['intent'], { readonly type: 'complete' }>;

function completed(intent: Completed, { drawing }: Sight) {
  const activity = drawing?.activities[intent.activity];
  const { script, templates = {}, documents = {} } = activity?.content ?? {};
  return {
    activity: drawn(intent.activity, drawing?.activities),
    result: Object.values(activity?.results ?? {}).find(({ key }) => key === intent.result)?.key ?? null,
    ticked: intent.ticked.length,
    points: intent.points.filter((id) => script?.points[id] !== undefined),
    objections: intent.objections.filter((id) => script?.objections[id] !== undefined),
    template: drawn(intent.template, templates), document: drawn(intent.document ?? null, documents),
    evidence: intent.evidence.map(({ kind }) => kind),
    lasted: intent.lasted ?? null,
  };
}

/** A template's words are the drawing's; its merge fields stay unfilled. */
function letterOf({ activity, template }: Completed, { drawing }: Sight): ShadowText {
  const text = template === null ? undefined : drawing?.activities[activity]?.content.templates[template]?.body;
  return text === undefined || text === '' ? nothing : { type: 'drawn', text };
}

/** One of the reasons the drawing offers is shown; words of one's own are not. */
function reasonOf(outcome: string, given: string | null, { drawing, names }: Sight): ShadowText {
  if (given === null || given === '') return nothing;
  const asked = drawing?.outcomes[outcome]?.reason;
  const offered = asked?.type === 'required' ? asked.choices : [];
  return offered.includes(given) && !names.includes(given) ? { type: 'drawn', text: given } : { type: 'hidden' };
}

function fieldsOf(fields: Readonly<Record<string, FieldValue>>, { type, names }: Sight): Pick<ShadowDeed, 'fields' | 'otherFields'> {
  const known = Object.entries(fields).filter(([key]) => type?.fields[key] !== undefined);
  return {
    fields: known.map(([field, value]) => (mayShow(field, value, type, names) ? { field, value, hidden: false } : { field, value: null, hidden: true })),
    otherFields: Object.keys(fields).length - known.length,
  };
}

function mayShow(key: string, value: FieldValue, type: RecordType | undefined, names: readonly string[]): boolean {
  const field = type?.fields[key];
  if (value === null || field === undefined) return value === null;
  if (field.kind === 'yesNo') return typeof value === 'boolean';
  if (field.kind !== 'choice' && field.kind !== 'choices') return false;
  return (Array.isArray(value) ? value : [value]).every((one) => typeof one === 'string' && field.choices.includes(one) && !names.includes(one));
}

function drawn(id: string | null, parts: Readonly<Record<string, unknown>> | undefined): string | null {
  return id !== null && parts?.[id] !== undefined ? id : null;
}

function hiddenIf(there: boolean): ShadowText {
  return there ? { type: 'hidden' } : nothing;
}
