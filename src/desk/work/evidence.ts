import type { Activity } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import { webLink } from '../links.ts';
import type { HalfFilled } from './half-filled.ts';

/** A kind of proof that an activity was done. */
export type EvidenceKind = Activity['evidence'][number];
type Given = Extract<Intent, { type: 'complete' }>['evidence'];

const fileScheme = 'file:';

/** Written kinds are given by the note itself; the others by a link or a kept file. */
export function isWritten(kind: EvidenceKind): boolean {
  return kind === 'note' || kind === 'research';
}

/** The attached kinds an activity has a control for: those it asks for, and a recording of every call, asked for or not. */
export function attachedKinds({ evidence, channel }: Pick<Activity, 'evidence' | 'channel'>): readonly EvidenceKind[] {
  const asked = evidence.filter((kind) => !isWritten(kind));
  return channel === 'call' && !asked.includes('recording') ? [...asked, 'recording'] : asked;
}

/** What was given, as the journal keeps it: a kept file as `file:` and its id, a link as it is. */
export function evidenceOf(activity: Pick<Activity, 'evidence' | 'channel'>, draft: Pick<HalfFilled, 'note' | 'links' | 'files'>): Given {
  const written = activity.evidence.filter((kind) => isWritten(kind) && draft.note.trim() !== '').map((kind) => ({ kind, link: null }));
  const attached = attachedKinds(activity).flatMap((kind) => {
    const link = (draft.links[kind] ?? '').trim();
    return [...(draft.files[kind] ?? []).map((file) => ({ kind, link: `${fileScheme}${file.id}` })), ...(link === '' ? [] : [{ kind, link }])];
  });
  return [...written, ...attached];
}

/** What is wrong or missing with the evidence, by kind, in words; empty when nothing is. */
export function evidenceProblems(activity: Pick<Activity, 'evidence' | 'channel'>, draft: Pick<HalfFilled, 'note' | 'links' | 'files'>): Readonly<Partial<Record<EvidenceKind, string>>> {
  const given = new Set(evidenceOf(activity, draft).map(({ kind }) => kind));
  const problems: Partial<Record<EvidenceKind, string>> = {};
  for (const kind of activity.evidence) if (!given.has(kind)) problems[kind] = asking[kind];
  for (const kind of attachedKinds(activity)) {
    const link = (draft.links[kind] ?? '').trim();
    if (link !== '' && webLink(link) === null) problems[kind] = 'Write a full address that starts with https://';
  }
  return problems;
}

const asking: Readonly<Record<EvidenceKind, string>> = {
  note: 'Write a note first.',
  research: 'Write down what you found.',
  file: 'Attach the file or give its address.',
  recording: 'Attach the recording or give its address.',
  link: 'Give the address.',
};
