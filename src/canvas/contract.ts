import type { ReactNode, Ref } from 'react';
import type { Blueprint, Edit, EditRefusal, Finding, LaneId, OutcomeId, PhaseId, Point, StageId } from '#engine/blueprint';
import type { ViewportLink } from './flow/viewport-link.ts';
import type { Selection } from './selection.ts';

/** A place in pixels of the window. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Something was asked for that only the screen around the canvas can offer: a menu of blocks, at this place. */
export interface QuickAdd {
  /** Where the new card would stand, in canvas pixels. */
  readonly at: Point;
  /** Where the menu opens, in pixels of the window. */
  readonly screen: ScreenPoint;
  /** The open outcome that shall lead to the new card. */
  readonly from?: OutcomeId;
  /** The outcome into whose line the new card goes. */
  readonly insertInto?: OutcomeId;
  /** The stage, and the lane in it, for which an activity is wanted. */
  readonly into?: { readonly stage: StageId; readonly lane?: LaneId | undefined };
}

/** A thing on the canvas whose details somebody wants to see. */
export type CanvasTarget = { readonly stage: StageId } | { readonly outcome: OutcomeId };

/** A thing on the canvas that has a name and a menu of its own. */
export interface CanvasThing {
  readonly part: 'stages' | 'activities' | 'outcomes' | 'lanes' | 'phases' | 'notes';
  readonly id: string;
}

/** Somebody asked what can be done here: with the right mouse button, a long press, Shift+F10 or "…". */
export interface MenuRequest {
  /** What it is about; `null` is the free ground. */
  readonly thing: CanvasThing | null;
  readonly screen: ScreenPoint;
  /** The place on the drawing, in canvas pixels. */
  readonly at: Point;
}

/** What lies under a point of the window. */
export interface DropTarget {
  readonly at: Point;
  /** Where a new card stands there: the same, or below what it would lie on. */
  readonly free: Point;
  /** The outcome whose line passes here. */
  readonly outcome?: OutcomeId;
  readonly stage?: StageId;
  readonly lane?: LaneId;
  readonly phase?: PhaseId;
}

/** How an edit joins the history, and what is selected once it is made. */
export interface EditManner {
  readonly select?: Selection | undefined;
  /** A name for a row of quick changes of one thing (arrow keys, a stepper): they become one step. */
  readonly burst?: string | undefined;
  /** It changes only how the drawing is looked at: it is no step that could be taken back. */
  readonly unremembered?: boolean | undefined;
}

/** What is to be tidied up. */
export type TidyScope = 'all' | 'selection' | { readonly phase: PhaseId };

/** Where a drawing goes: left to right, or top to bottom (ui.md 32). */
export type TidyDirection = NonNullable<Blueprint['view']['direction']>;

/** What is seen of the drawing: where its zero point lies in the canvas's window, in pixels, and how much it is enlarged. */
export interface CanvasView extends ScreenPoint {
  readonly zoom: number;
}

/** What the screen around the canvas may ask of it. */
export interface CanvasApi {
  /** What is seen now. */
  view(): CanvasView;
  /** Shows what was seen once. */
  showView(view: CanvasView): void;
  fit(): void;
  fitSelection(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoom100(): void;
  /** How large the drawing is shown: 1 is its own size. */
  zoom(): number;
  centreOn(target: CanvasTarget): void;
  dropTarget(clientX: number, clientY: number): DropTarget;
  /** Shows where a block that is being dragged would go: the line it would be put into, with the gap it would open. `null` when it is gone. */
  preview(screen: ScreenPoint | null): void;
  /** A place on the 8 px grid where a new card covers no other: right of the stage or outcome, else in the middle of the view. */
  freeSpotAfter(stage?: StageId, outcome?: OutcomeId): Point;
  /** Where a stage goes that is put into the line of this outcome. */
  spotInLine(outcome: OutcomeId): Point;
  /** Where the pointer is on the drawing, in canvas pixels; `null` when it is elsewhere. */
  pointer(): Point | null;
  /**
   * The move that tidies up everything, what is selected, or one phase; `null` when all stands well already or the drawing
   * changed meanwhile. `gently` keeps order and columns, and only straightens and parts cards. A `direction` turns the
   * whole drawing and is kept with it; without one it goes where it went.
   */
  tidy(scope: TidyScope, how?: 'whole' | 'gently', direction?: TidyDirection): Promise<Edit | null>;
  focus(): void;
  /** Gives a card the tab stop and the focus, and brings it into view. */
  goTo(card: string): void;
  /** Gives the focus to an outcome's row. */
  focusOutcome(outcome: OutcomeId): void;
  /** Brings the card of a thing into view, when it is not. */
  reveal(thing: CanvasThing): void;
  /** Brings the first of these stages, notes and phases into view, unless some part of one of them is in view. */
  revealOneOf(things: readonly string[]): void;
  /** Selects what the keys have walked to, so that a command means what has the focus. */
  takeFocus(): void;
  /** Opens the list of stages to which this outcome may lead. */
  startConnect(outcome: OutcomeId): void;
  /** Makes the name of a thing a field where it stands; says whether it can be written on at this zoom. `null` ends renaming. */
  rename(thing: CanvasThing | null): boolean;
  /** The phase whose frame this place lies in. */
  phaseAt(at: Point): PhaseId | undefined;
}

/** How many records stand in a stage now, and how many of them are late. */
export interface StageLoad {
  readonly records: number;
  readonly overdue: number;
}

/** What the pointer does on free ground: `pointer` selects with a frame, `hand` moves the drawing. */
export type CanvasTool = 'pointer' | 'hand';

/** Ground kept free on each side when everything is fitted into view, in pixels. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The outcomes a record has just taken, shown as a token that runs along their lines. */
export interface RecordTravel {
  /** Another number is another journey, even along the same lines. */
  readonly number: number;
  readonly moves: readonly { readonly from: StageId; readonly outcome: OutcomeId }[];
}

/** A bubble with a number, pinned to a card or to a place on the canvas. */
export interface CanvasPin {
  readonly id: string;
  readonly at: { readonly stage: StageId } | Point;
  readonly count: number;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly isResolved?: boolean;
}

/** A number on a card, with a bar: how it stands to the others, or to all there could be. */
export interface CanvasHeat {
  /** The number as it is read: "14 leads", "25 %". */
  readonly number: string;
  /** What stands beside it: "3 overdue". */
  readonly note: string;
  /** How long the bar is, from 0 to 1. */
  readonly bar: number;
  /** From 0 (cold) to 4 (hot); `good` is no heat at all. */
  readonly step: 0 | 1 | 2 | 3 | 4 | 'good';
}

/** How a line is drawn that tells something of the records on it. */
export interface CanvasFlow {
  /** From 0 to 1: the line is 2 to 8 pixels wide. */
  readonly share: number;
  /** In the outcome's row: "58 %". */
  readonly words: string;
  /** On the line itself, such as how long a record took. */
  readonly onLine?: string | undefined;
}

/** The name under which a line's flow stands: an outcome that several stages share has one line from each. */
export function lineKey(stage: string, outcome: string): string {
  return `${stage}/${outcome}`;
}

/** Another blueprint that this drawing starts. */
export interface StartedBlueprint {
  readonly name: string;
  readonly blueprint: Blueprint;
}

/** Whether a way out may be taken now, and in words why not. */
export interface CanvasWay {
  readonly isOpen: boolean;
  readonly words: string;
}

/** What a comparison says of a card. */
export interface CanvasMark {
  readonly stage: string;
  readonly mark: 'added' | 'removed' | 'changed' | 'placed';
  /** The change that is being looked at is about it. */
  readonly isCurrent?: boolean;
}

export interface BlueprintCanvasProps {
  readonly blueprint: Blueprint;
  /** `read` pans, zooms and selects only. */
  readonly mode: 'design' | 'read';
  readonly tool?: CanvasTool | undefined;
  readonly selection: Selection;
  onSelect(selection: Selection): void;
  /** Makes an edit; answers why not, or `null` when it is made. */
  onEdit(edit: Edit, manner?: EditManner): EditRefusal | null;
  newId(): string;
  readonly findings?: readonly Finding[] | undefined;
  /** The stage in which the shown record stands. */
  readonly here?: StageId | undefined;
  /** The stages the shown record has been in. */
  readonly path?: readonly StageId[] | undefined;
  /** The way it has just come, to be shown once. */
  readonly travel?: RecordTravel | undefined;
  readonly counts?: Readonly<Record<string, StageLoad>> | undefined;
  /** Enter on, or a double click of, a card or a line. */
  onOpen?(target: CanvasTarget): void;
  onQuickAdd?(request: QuickAdd): void;
  onMenu?(request: MenuRequest): void;
  /** A gesture that is easily made by mistake was made: the screen says so and offers the way back. */
  onTold?(words: string): void;
  /** What a record is called here, such as "Lead". */
  readonly recordTypeName?: string | undefined;
  readonly apiRef?: Ref<CanvasApi> | undefined;
  /**
   * What is in view at first. `start`: everything where it can be read, else the stage where records come in, at its own
   * size; `all`: everything, however small.
   */
  readonly opening?: 'start' | 'all' | undefined;
  /** Which ways out of the stage `here` may be taken now: they show in its card, the locked ones with what is missing. */
  readonly ways?: Readonly<Record<OutcomeId, CanvasWay>> | undefined;
  /** A number with a bar on the card of each of these stages (ui.md 57). */
  readonly heat?: Readonly<Record<string, CanvasHeat>> | undefined;
  /** What lines tell of the records on them, by `lineKey`. */
  readonly flows?: Readonly<Record<string, CanvasFlow>> | undefined;
  /** The other blueprints this drawing may start, by id: a card that starts one shows it inside itself. */
  readonly others?: Readonly<Record<string, StartedBlueprint>> | undefined;
  /** Somebody wants to go into a blueprint that a card starts. */
  onDrill?(blueprint: string): void;
  /** Pixels kept free on every side when everything is fitted into view. */
  readonly padding?: number | Padding | undefined;
  /** Tools that float over several selected cards. */
  readonly selectionTools?: ReactNode;
  /** Whether the small map is shown, and how to fold it; without this it is always shown. */
  readonly map?: { readonly isOpen: boolean; onToggle(): void } | undefined;
  /** False: letters and digits do nothing by themselves (WCAG 2.1.4). */
  readonly singleKeys?: boolean | undefined;
  /** Bubbles of comments, and what happens when one is pressed. */
  readonly pins?: readonly CanvasPin[] | undefined;
  onPin?(id: string): void;
  /** What a comparison says of cards. */
  readonly marks?: readonly CanvasMark[] | undefined;
  /** Moves along with the other canvases that were given the same tie. */
  readonly link?: ViewportLink | undefined;
}
