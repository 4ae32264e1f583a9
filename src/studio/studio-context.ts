import { createContext, useContext, useMemo, type RefObject } from 'react';
import { useStore } from 'zustand';
import { inOrder } from '#engine/kernel';
import { stagesOf, type Blueprint, type Edit, type EditRefusal, type RecordType, type Signal } from '#engine/blueprint';
import type { CanvasApi, Selection } from '../canvas/index.ts';
import { newIds, type BlueprintRow, type PersonRow } from '../storage/index.ts';
import { createNames, type Names } from '../ui/index.ts';
import type { DraftStore, EditOptions } from './draft/draft-store.ts';

/** Another blueprint of the workspace, as far as a drawing may speak about it. */
export interface OtherBlueprint {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly signals: readonly Signal[];
  /** Its drawing, for cards that start it. */
  readonly draft: Blueprint;
}

/** What every panel of the builder may reach: the draft, the canvas, and the people and fields it speaks about. */
export interface Studio {
  readonly store: DraftStore;
  readonly canvas: RefObject<CanvasApi | null>;
  readonly recordTypes: Readonly<Record<string, RecordType>>;
  readonly people: readonly PersonRow[];
  /** Role keys somebody holds, with the label people read. */
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** All other blueprints of the workspace, by name. */
  readonly blueprints: readonly OtherBlueprint[];
  /** Saved views of records: what one shows may come in by itself. */
  readonly views: readonly { readonly id: string; readonly name: string; readonly recordType: string }[];
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

/** One part of the drawing, or something read off it: the caller is shown again only when that changes. It must be a word, a number or a part itself. */
export function useDraftPart<Part>(choose: (draft: Blueprint) => Part): Part {
  return useStore(useStudio().store, (state) => choose(state.draft));
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
  const { people, roles, blueprints } = useStudio();
  return useMemo(() => namesOf(draft, { recordType, people, roles, blueprints }), [draft, recordType, people, roles, blueprints]);
}

/** The same for what somebody does later, such as a button's sentence: always about the drawing as it is then, and no reason to show anything again. */
export function useLastingNames(): Names {
  const studio = useStudio();
  return useMemo(() => {
    const now = () => {
      const { draft } = studio.store.getState();
      return namesOf(draft, { recordType: studio.recordTypes[draft.recordType], people: studio.people, roles: studio.roles, blueprints: studio.blueprints });
    };
    const every = Object.keys(now()) as (keyof Names)[];
    return Object.fromEntries(every.map((kind) => [kind, (one: string, other: string) => now()[kind](one, other)])) as unknown as Names;
  }, [studio]);
}

type NamesBeside = Pick<Studio, 'people' | 'roles' | 'blueprints'> & { readonly recordType: RecordType | undefined };

const known = new WeakMap<Blueprint, { readonly beside: NamesBeside; readonly names: Names }>();

/** One set of names for all panels that look at the same drawing: a list of hundreds of rows asks for it in each. */
function namesOf(draft: Blueprint, beside: NamesBeside): Names {
  const before = known.get(draft);
  const { recordType, people, roles, blueprints } = beside;
  if (before && before.beside.recordType === recordType && before.beside.people === people && before.beside.roles === roles && before.beside.blueprints === blueprints) return before.names;
  const names = createNames({ blueprint: draft, recordType, people, blueprints, roles: Object.fromEntries(roles.map(({ value, label }) => [value, label])) });
  known.set(draft, { beside, names });
  return names;
}

const ids = newIds();

/** A fresh id, sorted by birth (domain.md section 6). */
export function freshId(): string {
  return ids.next();
}

/** The other blueprints beside the one with this id, as the panels need them. */
export function othersBeside(id: string, rows: readonly BlueprintRow[]): readonly OtherBlueprint[] {
  return rows
    .filter((row) => row.id !== id)
    .map(({ draft }) => ({ id: draft.id, name: draft.name || 'Blueprint without a name', stages: stagesOf(draft).map((stage) => ({ id: stage.id, name: stage.name || 'Stage without a name' })), signals: inOrder(draft.signals ?? {}), draft }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
