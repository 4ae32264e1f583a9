import { useMemo } from 'react';
import { compileBlueprint } from '#engine/compile';
import type { DrillSet } from '#engine/rehearsal';
import type { VersionRow } from '../../storage/index.ts';
import { formatCount, SectionLabel, type Names } from '../../ui/index.ts';
import { lessonWords } from '../drill/lesson-words.ts';

/** What no drill shows, lesson by lesson and why: it stands in no map's way, but it is never kept quiet. */
export function Unshown({ set, version, names }: { readonly set: DrillSet; readonly version: VersionRow; readonly names: Names }) {
  const process = useMemo(() => compileBlueprint(version), [version]);
  if (set.unshown.length === 0) return null;
  const why = set.complete
    ? 'Every way out was taken once, and on none of these ways did this rule stand in the way: it is kept by then. Such a rule is learned where it is met on real records.'
    : 'This drawing holds more ways than are tried, so these were not come to. Every other lesson is covered.';
  return (
    <section className="aca-unshown" aria-label="Not in any drill">
      <SectionLabel count={set.unshown.length}>Not in any drill</SectionLabel>
      <p>{why}</p>
      <details><summary>{formatCount(set.unshown.length, 'lesson')} no drill shows</summary><ul>{set.unshown.map((lesson) => <li key={JSON.stringify(lesson)}>{lessonWords(process, lesson, names)}</li>)}</ul></details>
    </section>
  );
}
