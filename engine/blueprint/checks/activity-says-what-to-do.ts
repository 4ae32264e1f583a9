import type { Activity } from '../model/blueprint.ts';
import { atActivity, hint, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'activity-says-what-to-do';

/** A rep who must do something is told what: instructions, a template, a script, a checklist or a form. */
export const activitySaysWhatToDo: Check = {
  name: check,
  reads: ['stages', 'activities'],
  find: (drawing) => silentOnes(drawing),
};

const silentOnes = inEachScene(({ stage, activities }) =>
  activities
    .filter((activity) => activity.required !== 'never' && activity.mode === 'manual' && !saysWhatToDo(activity))
    .map((activity) => hint(check, atActivity(activity, stage), `${quoted(activity)} in ${quoted(stage)} does not say what to do.`)),
);

function saysWhatToDo({ content, checklist, form }: Activity): boolean {
  const written = content.instructions.trim() !== '' || (content.script?.opening.trim() ?? '') !== '';
  return written || [content.templates, content.documents, content.script?.points ?? {}, checklist, form].some((part) => Object.keys(part).length > 0);
}
