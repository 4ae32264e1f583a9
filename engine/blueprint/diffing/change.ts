/** What a change speaks of. */
export type ChangeTarget =
  | { readonly type: 'blueprint' }
  | { readonly type: 'stage' | 'phase' | 'note' | 'signal' | 'scenario'; readonly id: string }
  /** `stage` is where it is, or was. */
  | { readonly type: 'activity' | 'outcome' | 'lane'; readonly id: string; readonly stage: string | null };

/**
 * What sort of change it is, as a manager would say it. `moved` is an activity that found another home; `placed` is a
 * card or a line that only looks different; `changed` is any other part, named by `field`.
 */
export type ChangeKind =
  | 'added' | 'removed' | 'moved' | 'reordered' | 'switchedOff' | 'switchedOn'
  | 'newGate' | 'lostGate' | 'gateTightened' | 'gateLoosened' | 'gateChanged' | 'gateReworded'
  | 'dutyTightened' | 'dutyLoosened' | 'dutyChanged'
  | 'wait' | 'words' | 'changed' | 'placed';

/**
 * What it means for records on their way: it takes their place or a way out from under them, it may hold back one that
 * could go on before, it changes what happens, it only makes things easier, or they never notice.
 */
export type Severity = 'strands' | 'blocks' | 'changes' | 'frees' | 'none';

export type Path = readonly string[];

/** A place in the document that differs: a whole value, an item of a list of ids, or the order of what both lists hold. */
export type ChangedPart =
  | { readonly type: 'value'; readonly path: Path }
  | { readonly type: 'item'; readonly path: Path; readonly item: string }
  | { readonly type: 'order'; readonly path: Path };

/** One difference between two drawings of the same blueprint, in meaning (B10). */
export interface Change {
  /** The same for the same difference, whatever else differs. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly target: ChangeTarget;
  readonly severity: Severity;
  /** The part of the target that differs (`gate`, `due`, …); null for a whole thing. */
  readonly field: string | null;
  /** What that part was and is; undefined where there was nothing. Whole things: the thing itself. */
  readonly before: unknown;
  readonly after: unknown;
  /** Every place in the document that this change accounts for. */
  readonly parts: readonly ChangedPart[];
}

/** A change in the making. */
export type Draught = Omit<Change, 'parts'> & { readonly parts: ChangedPart[] };
