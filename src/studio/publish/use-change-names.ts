import { useMemo } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { createNames, type NamesOnBothSides } from '../../ui/index.ts';
import { useRecordType, useStudio } from '../studio-context.ts';

/** What things are called in two states of a drawing. */
export function useNamesOf(before: Blueprint, after: Blueprint): NamesOnBothSides {
  const recordType = useRecordType();
  const { people, roles, blueprints } = useStudio();
  return useMemo(() => {
    const labels = Object.fromEntries(roles.map(({ value, label }) => [value, label]));
    const side = (blueprint: Blueprint) => createNames({ blueprint, recordType, people, blueprints, roles: labels });
    return { before: side(before), after: side(after) };
  }, [before, after, recordType, people, roles, blueprints]);
}
