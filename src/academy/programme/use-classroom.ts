import { useMemo, useState } from 'react';
import { usePeople, useBlueprints, useTraining, useVersionsOf, type AttemptRow, type BlueprintRow, type PersonRow, type ProgrammeRow, type VersionRow, type WalkthroughRow } from '../../storage/index.ts';
import { useDrillSets, type KnownDrills } from '../drill/use-drills.ts';
import { standingsOf, type ClassFacts, type StepStanding } from './progress.ts';

/** A published blueprint as something that is learned. */
export interface Course {
  readonly row: BlueprintRow;
  /** The version in force. */
  readonly version: VersionRow;
  readonly versions: readonly VersionRow[];
  readonly drills: KnownDrills;
}

/** Everything a class is told from. */
export interface Classroom {
  readonly people: readonly PersonRow[];
  readonly programmes: readonly ProgrammeRow[];
  readonly attempts: readonly AttemptRow[];
  readonly walkthroughs: readonly WalkthroughRow[];
  /** By blueprint; a programme whose blueprint is gone or not live has none. */
  readonly courses: ReadonlyMap<string, Course>;
  readonly now: number;
  /** How far somebody is; null when the programme's blueprint is not live. */
  standings(programme: ProgrammeRow, person: string): readonly StepStanding[] | null;
}

const noVersions: readonly VersionRow[] = [];

/** Reads programmes, attempts and the versions in force; drills are made only for blueprints somebody needs. `undefined` while it is read. */
export function useClassroom(needed: (programmes: readonly ProgrammeRow[], attempts: readonly AttemptRow[], live: readonly string[]) => readonly string[]): Classroom | undefined {
  const people = usePeople();
  const blueprints = useBlueprints();
  const programmes = useTraining('programmes');
  const attempts = useTraining('attempts');
  const walkthroughs = useTraining('walkthroughs');
  const live = useMemo(() => (blueprints ?? []).filter((row) => row.live !== null), [blueprints]);
  const versions = useVersionsOf(useMemo(() => live.map(({ id }) => id).sort(), [live]));
  const wanted = useMemo(() => new Set(programmes && attempts ? needed(programmes, attempts, live.map(({ id }) => id)) : []), [programmes, attempts, live, needed]);
  const asked = useMemo(() => (versions ?? noVersions).filter((version) => wanted.has(version.blueprint) && live.some((row) => row.live === version.id)), [versions, wanted, live]);
  const drills = useDrillSets(asked);
  const [now] = useState(() => Date.now());
  return useMemo(() => {
    if (!blueprints || !programmes || !attempts || !walkthroughs || !versions) return undefined;
    const courses = new Map(live.flatMap((row): readonly (readonly [string, Course])[] => {
      const version = versions.find(({ id }) => id === row.live);
      return version ? [[row.id, { row, version, versions: versions.filter(({ blueprint }) => blueprint === row.id), drills: drills.get(version.id) ?? { status: 'making' } }]] : [];
    }));
    return {
      people, programmes, attempts, walkthroughs, courses, now,
      standings: (programme, person) => {
        const course = courses.get(programme.blueprint);
        return course ? standingsOf(programme, person, factsOf(course, attempts, now)) : null;
      },
    };
  }, [blueprints, people, programmes, attempts, walkthroughs, versions, live, drills, now]);
}

/** What a class on this course is judged by. */
export function factsOf({ version, versions, drills }: Course, attempts: readonly AttemptRow[], now: number): ClassFacts {
  return { version, versions, set: drills.status === 'made' ? drills.set : null, attempts, now };
}
