import type { Ref } from 'react';
import type { Blueprint, Edit, EditRefusal, Finding, OutcomeId, Point, StageId } from '#engine/blueprint';
import type { Selection } from './selection.ts';

/** Something was asked for that only the screen around the canvas can offer: a menu of blocks, at this place. */
export interface QuickAdd {
  /** Where the new card would stand, in canvas pixels. */
  readonly at: Point;
  /** Where the menu opens, in pixels of the window. */
  readonly screen: { readonly x: number; readonly y: number };
  /** The open outcome that shall lead to the new card. */
  readonly from?: OutcomeId;
  /** The outcome into whose line the new card goes. */
  readonly insertInto?: OutcomeId;
}

/** A thing on the canvas whose details somebody wants to see. */
export type CanvasTarget = { readonly stage: StageId } | { readonly outcome: OutcomeId };

/** What lies under a point of the window. */
export interface DropTarget {
  readonly at: Point;
  /** The outcome whose line passes here. */
  readonly outcome?: OutcomeId;
  readonly stage?: StageId;
}

/** What the screen around the canvas may ask of it. */
export interface CanvasApi {
  fit(): void;
  fitSelection(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoom100(): void;
  centreOn(target: CanvasTarget): void;
  dropTarget(clientX: number, clientY: number): DropTarget;
  /** A place on the 8 px grid where a new card covers no other: right of the stage or outcome, else in the middle of the view. */
  freeSpotAfter(stage?: StageId, outcome?: OutcomeId): Point;
  /** The move that tidies up; `null` when all stands well already or the drawing changed meanwhile. */
  tidy(scope: 'all' | 'selection'): Promise<Edit | null>;
  focus(): void;
  /** Opens the list of stages to which this outcome may lead. */
  startConnect(outcome: OutcomeId): void;
}

/** How many records stand in a stage now, and how many of them are late. */
export interface StageLoad {
  readonly records: number;
  readonly overdue: number;
}

export interface BlueprintCanvasProps {
  readonly blueprint: Blueprint;
  /** `read` pans, zooms and selects only. */
  readonly mode: 'design' | 'read';
  readonly selection: Selection;
  onSelect(selection: Selection): void;
  /** Makes an edit; answers why not, or `null` when it is made. */
  onEdit(edit: Edit): EditRefusal | null;
  newId(): string;
  readonly findings?: readonly Finding[] | undefined;
  /** The stage in which the shown record stands. */
  readonly here?: StageId | undefined;
  /** The stages the shown record has been in. */
  readonly path?: readonly StageId[] | undefined;
  readonly counts?: Readonly<Record<string, StageLoad>> | undefined;
  /** Enter on, or a double click of, a card or a line. */
  onOpen?(target: CanvasTarget): void;
  onQuickAdd?(request: QuickAdd): void;
  /** What a record is called here, such as "Lead". */
  readonly recordTypeName?: string | undefined;
  readonly apiRef?: Ref<CanvasApi> | undefined;
  /** Pixels kept free on every side when everything is fitted into view. */
  readonly padding?: number | undefined;
}
