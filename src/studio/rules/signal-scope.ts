import { createContext, useContext } from 'react';
import { inOrder } from '#engine/kernel';
import type { Field, Signal } from '#engine/blueprint';
import { useRecordType } from '../studio-context.ts';

/** The signal whose payload a rule may read beside the record's fields. */
const SignalScope = createContext<Signal | undefined>(undefined);
export const SignalScopeProvider = SignalScope.Provider;

/** The fields a rule may compare here: the record's, and what the signal brings along. */
export function useComparableFields(): readonly Field[] {
  const type = useRecordType();
  const signal = useContext(SignalScope);
  const brought = Object.values(signal?.payload ?? {}).map(({ key, name, kind }, order): Field => ({ key, name: `${name || key} (of the signal)`, kind, choices: [], required: false, order }));
  const taken = new Set(brought.map(({ key }) => key));
  return [...brought, ...(type ? inOrder(type.fields).filter(({ key }) => !taken.has(key)) : [])];
}
