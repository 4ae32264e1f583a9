import type { Edit } from '../edits/edit.ts';
import type { Finding, FindingTarget } from '../findings.ts';
import type { Stage } from '../model/blueprint.ts';
import { atActivity, atOutcome, atStage, warning, type Check, type Drawing } from '../checking/drawing.ts';
import { inEachScene, ofEachScene } from '../checking/remembered.ts';

const check = 'names-are-unique';

/** People can tell things apart: everything has a name, and no two stages of a phase, activities or outcomes of a stage share one. */
export const namesAreUnique: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes', 'phases'],
  find: (drawing) => [...clashesInPhases(drawing), ...clashesInside(drawing)],
};

function clashesInPhases(drawing: Drawing): readonly Finding[] {
  const { phases } = drawing.blueprint;
  const names = stageNames(drawing);
  if (!names.includes('') && new Set(names).size === names.length) return [];
  const members = new Map<string, Stage[]>();
  for (const stage of drawing.stages) {
    const others = members.get(stage.phase ?? '');
    if (others) others.push(stage);
    else members.set(stage.phase ?? '', [stage]);
  }
  return [...members].flatMap(([phase, stages]) =>
    clashes('stage', phases[phase] ? `the phase "${phases[phase].name}"` : 'the drawing', stages, atStage, (stage, name) => ({ type: 'renameStage', stage: stage.id, name })),
  );
}

const stageNames = ofEachScene(({ stage }) => spoken(stage));

const clashesInside = inEachScene(({ stage, activities, ways }) => [
  ...clashes('activity', `"${stage.name}"`, activities, (each) => atActivity(each, stage), (each, name) => ({ type: 'setField', path: ['activities', each.id, 'name'], value: name })),
  ...clashes('outcome', `"${stage.name}"`, ways.filter((way) => way.from.type === 'stage'), atOutcome, (each, name) => ({ type: 'setField', path: ['outcomes', each.id, 'name'], value: name })),
]);

function clashes<Thing extends { readonly name: string }>(what: string, where: string, things: readonly Thing[], target: (thing: Thing) => FindingTarget, rename: (thing: Thing, name: string) => Edit): readonly Finding[] {
  const taken = new Set(things.map(spoken));
  const seen = new Set<string>();
  return things.flatMap((thing, index) => {
    const name = spoken(thing);
    if (name !== '' && !seen.has(name)) {
      seen.add(name);
      return [];
    }
    const free = freeName(name === '' ? `${what[0]?.toUpperCase()}${what.slice(1)} ${index + 1}` : thing.name.trim(), taken);
    const message = name === '' ? `An ${what} in ${where} has no name.`.replace('An stage', 'A stage') : `Two ${what === 'activity' ? 'activities' : `${what}s`} in ${where} are both called "${thing.name.trim()}".`;
    return [warning(check, target(thing), message, [{ label: `Call it "${free}"`, edits: [rename(thing, free)] }])];
  });
}

function spoken(thing: { readonly name: string }): string {
  return thing.name.trim().toLowerCase();
}

function freeName(wanted: string, taken: Set<string>): string {
  let free = wanted;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${wanted} (${number})`;
  taken.add(free.toLowerCase());
  return free;
}
