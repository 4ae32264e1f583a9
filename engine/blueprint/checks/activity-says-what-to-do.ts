import type { Activity } from '../model/blueprint.ts';
import { atActivity, quoted, type Check } from '../checking/drawing.ts';

const check = 'activity-says-what-to-do';

/** A rep who must do something is told what: instructions, a template, a script, a checklist or a form. */
export const activitySaysWhatToDo: Check = {
  name: check,
  reads: ['stages', 'activities'],
  find: ({ stages, activities }) =>
    stages.flatMap((stage) =>
      activities(stage)
        .filter((activity) => activity.required !== 'never' && activity.mode === 'manual' && !saysWhatToDo(activity))
        .map((activity) => ({ check, severity: 'hint' as const, target: atActivity(activity, stage), message: `${quoted(activity)} in ${quoted(stage)} does not say what to do.`, fixes: [] })),
    ),
};

function saysWhatToDo({ content, checklist, form }: Activity): boolean {
  const written = content.instructions.trim() !== '' || (content.script?.opening.trim() ?? '') !== '';
  return written || [content.templates, content.documents, content.script?.points ?? {}, checklist, form].some((part) => Object.keys(part).length > 0);
}
