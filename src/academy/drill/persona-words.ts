import type { Activity, Blueprint, Fields } from '#engine/blueprint';
import type { Behaviour, Drill } from '#engine/rehearsal';
import { inOrder } from '#engine/kernel';
import { formatNumber, type Names } from '../../ui/index.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Who the customer is, in one sentence: "Aino Berger, Head of Logistics at Nordfracht, Finland". Empty when nothing is known of them. */
export function whoWords(fields: Fields): string {
  const person = text(fields['contact']) || text(fields['name']);
  const firm = text(fields['company']) || text(fields['account']) || text(fields['customer']);
  const job = text(fields['title']);
  const at = [job, firm].filter(Boolean).join(' at ');
  return [person, at, text(fields['country'])].filter(Boolean).join(', ');
}

/** How likely a customer answers an activity in one way or another. */
export interface Answering {
  readonly activity: string;
  readonly name: string;
  /** Most likely first. */
  readonly answers: readonly { readonly name: string; readonly share: number; readonly words: string }[];
  /** The shares come from what real customers did, not from an even guess. */
  readonly isKnown: boolean;
}

/** How the customer of a drill is likely to answer what is done on its way, by the blueprint's own chances. */
export function answeringOn(document: Blueprint, drill: Drill, behaviour: Behaviour, names: Names): readonly Answering[] {
  const stages = new Set(drill.stages.slice(0, -1));
  const asked = [...stages].flatMap((stage) => {
    const { activities = [], lanes = {} } = document.stages[stage] ?? {};
    return [...activities, ...Object.values(lanes).flatMap((lane) => lane.activities)].flatMap((id) => document.activities[id] ?? []);
  });
  return asked.filter(({ results }) => Object.keys(results).length > 1).map((activity) => answering(activity, behaviour, names));
}

function answering({ id, results }: Activity, behaviour: Behaviour, names: Names): Answering {
  const all = inOrder(results);
  const told = behaviour.results[id] ?? {};
  const isKnown = all.some(({ key }) => (told[key] ?? 0) > 0);
  const weights = all.map(({ key, name }) => ({ name: name || names.result(key), weight: isKnown ? Math.max(0, told[key] ?? 0) : 1 }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const answers = weights.map(({ name, weight }) => ({ name, share: weight / total, words: chanceWords(weight / total) })).sort((a, b) => b.share - a.share);
  return { activity: id, name: names.activity(id), answers, isKnown };
}

/** A share as people say it: "about 3 in 10". */
export function chanceWords(share: number): string {
  if (share === 0) return 'never so far';
  if (share >= 0.95) return 'nearly always';
  const tenths = Math.round(share * 10);
  return tenths === 0 ? 'hardly ever' : `about ${formatNumber(tenths)} in 10`;
}
