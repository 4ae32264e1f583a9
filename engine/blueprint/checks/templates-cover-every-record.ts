import { inOrder } from '#engine/kernel';
import type { Finding } from '../findings.ts';
import type { Activity, Stage, Template } from '../model/blueprint.ts';
import type { Condition } from '../model/condition.ts';
import { atActivity, hint, quoted, warning, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';
import { allOf, anyOf, knownFields, not, recordFor, type KnownFields } from '../checking/rules.ts';
import { sayRecord } from '../checking/say.ts';

const check = 'templates-cover-every-record';

/** Where templates are chosen by rules, every record has one, and the clock does not pass one over for ever. */
export const templatesCoverEveryRecord: Check = {
  name: check,
  reads: ['recordType', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => foundIn(drawing, knownFields(drawing)),
};

const foundIn = inEachScene(({ stage, activities }, known: KnownFields): readonly Finding[] => activities.flatMap((activity) => ofActivity(activity, stage, known)));

function ofActivity(activity: Activity, stage: Stage, known: KnownFields): readonly Finding[] {
  const templates = inOrder(activity.content.templates);
  const ruled = templates.filter(({ useIf, neverIf }) => useIf ?? neverIf);
  if (ruled.length === 0) return [];
  return [...(ruled.length === templates.length ? gapIn(activity, stage, templates, known) : []), ...(activity.mode === 'automatic' ? passedOver(activity, stage, templates, known) : [])];
}

function gapIn(activity: Activity, stage: Stage, templates: readonly Template[], known: KnownFields): readonly Finding[] {
  // of those who are asked to do it at all
  const asked = activity.when ? [activity.when] : [];
  const answer = recordFor(allOf([...asked, not(anyOf(templates.map(fits)))]), known);
  const last = templates.at(-1);
  if (answer.type !== 'example' || !last) return [];
  const path = ['activities', activity.id, 'content', 'templates', last.id];
  const edits = (['useIf', 'neverIf'] as const).flatMap((rule) => (last[rule] ? [{ type: 'setField' as const, path: [...path, rule], value: undefined }] : []));
  return [
    {
      ...warning(check, atActivity(activity, stage), `No template of ${quoted(activity)} is meant for a record with ${sayRecord(answer.fields, known)}.`, [{ label: `Use ${quoted(last)} for all others`, edits }]),
      example: { fields: answer.fields },
    },
  ];
}

/** The clock takes the first template that fits: one whose records all fit an earlier one is never sent. */
function passedOver(activity: Activity, stage: Stage, templates: readonly Template[], known: KnownFields): readonly Finding[] {
  return templates.flatMap((template, place) => {
    const before = templates.slice(0, place).map(fits);
    if (before.length === 0 || recordFor(allOf([fits(template), not(anyOf(before))]), known).type !== 'none' || recordFor(fits(template), known).type === 'none') return [];
    const edits = [{ type: 'setField' as const, path: ['activities', activity.id, 'content', 'templates', template.id], value: undefined }];
    return [hint(check, atActivity(activity, stage), `The template ${quoted(template)} of ${quoted(activity)} is never sent: one before it fits every record it fits.`, [{ label: 'Delete the template', edits }])];
  });
}

function fits({ useIf, neverIf }: Template): Condition {
  return allOf([...(useIf ? [useIf] : []), ...(neverIf ? [not(neverIf)] : [])]);
}
