import { createContext, useContext, useMemo, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Blueprint, Edit, EditRefusal, RecordType } from '#engine/blueprint';
import type { CanvasApi, Selection } from '../canvas/index.ts';
import { newIds, type PersonRow } from '../storage/index.ts';
import { createNames, type Names } from '../ui/index.ts';
import type { DraftStore, EditOptions } from './draft/draft-store.ts';

/** What every panel of the builder may reach: the draft, the canvas, and the people and fields it speaks about. */
export interface Studio {
  readonly store: DraftStore;
  readonly canvas: RefObject<CanvasApi | null>;
  readonly recordTypes: Readonly<Record<string, RecordType>>;
  readonly people: readonly PersonRow[];
  /** Role keys somebody holds, with the label people read. */
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** A fresh id for a new thing. */
  newId(): string;
}

const StudioContext = createContext<Studio | null>(null);
export const StudioProvider = StudioContext.Provider;

/** The builder around the present panel. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('A studio panel stands outside the studio.');
  return studio;
}

/** The drawing as it is now. */
export function useDraft(): Blueprint {
  return useStore(useStudio().store, (state) => state.draft);
}

/** What is selected on the canvas, in the outline and in the inspector alike. */
export function useSelection(): Selection {
  return useStore(useStudio().store, (state) => state.selection);
}

/** Makes one edit; answers why not, or `null` when it is made. */
export function useEdit(): (edit: Edit, options?: EditOptions) => EditRefusal | null {
  return useStudio().store.actions.edit;
}

/** The fields of the record type this blueprint is for; `undefined` while the type is unknown to the workspace. */
export function useRecordType(): RecordType | undefined {
  const draft = useDraft();
  return useStudio().recordTypes[draft.recordType];
}

/** Labels instead of ids, for every sentence the builder shows. */
export function useNames(): Names {
  const draft = useDraft();
  const recordType = useRecordType();
  const { people, roles } = useStudio();
  return useMemo(
    () => createNames({ blueprint: draft, recordType, people, roles: Object.fromEntries(roles.map(({ value, label }) => [value, label])) }),
    [draft, recordType, people, roles],
  );
}

const ids = newIds();

/** A fresh id, sorted by birth (domain.md section 6). */
export function freshId(): string {
  return ids.next();
}
