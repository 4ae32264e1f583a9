import { useMemo } from 'react';
import { compileBlueprint } from '#engine/compile';
import { masteryOf, type DrillSet, type Standing } from '#engine/rehearsal';
import { useTraining, useVersions, type AttemptRow, type VersionRow } from '../../storage/index.ts';

/** What each person knows of a version, lesson by lesson; undefined while it is read. */
export function useMastery(version: VersionRow | null | undefined, set: DrillSet | null, people: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, Standing>> | undefined {
  const attempts = useTraining('attempts');
  const versions = useVersions(version?.blueprint ?? '');
  return useMemo(() => {
    if (!version || !set || !attempts || !versions) return undefined;
    const process = compileBlueprint(version);
    const mine = attempts.filter((attempt) => attempt.blueprint === version.blueprint);
    const old = new Set(mine.map(({ versionId }) => versionId));
    const processes = new Map(versions.filter(({ id }) => old.has(id) && id !== version.id).map((each) => [each.id as string, compileBlueprint(each)]));
    return new Map(people.map((person) => [person, masteryOf(process, set.lessons, mine.filter((attempt) => attempt.person === person), processes)]));
  }, [version, set, attempts, versions, people]);
}

/** A person's attempts at a blueprint, the latest first; undefined while they are read. */
export function useAttempts(blueprint: string, person: string | undefined): readonly AttemptRow[] | undefined {
  const attempts = useTraining('attempts');
  return useMemo(() => attempts?.filter((attempt) => attempt.blueprint === blueprint && attempt.person === person).sort((a, b) => b.startedAt - a.startedAt), [attempts, blueprint, person]);
}
