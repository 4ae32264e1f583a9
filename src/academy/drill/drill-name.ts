import type { Blueprint } from '#engine/blueprint';
import type { Drill } from '#engine/rehearsal';
import type { Names } from '../../ui/index.ts';

/** A drill by what it teaches: the last way out on it that no earlier drill has shown. With the stage where two ways out are called the same. */
export function drillName({ outcomes }: Blueprint, drill: Drill, names: Names): string {
  const taught = drill.fresh.findLast(({ type }) => type === 'outcome') ?? drill.fresh.at(-1) ?? drill.lessons.at(-1);
  if (taught === undefined) return 'Where records come in';
  const name = outcomes[taught.outcome]?.name || 'A way out without a name';
  const before = taught.type === 'refusal' ? 'Before ' : '';
  const isCommon = Object.values(outcomes).filter((one) => one.name === name).length > 1;
  return `${before}${name}${isCommon ? `, from ${names.stage(taught.from)}` : ''}`;
}

/** The stages a drill leads through, each once, in their order. */
export function drillWay(drill: Drill, names: Names): string {
  return [...new Set(drill.stages.map((stage) => names.stage(stage)))].join(' → ');
}
