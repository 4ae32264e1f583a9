import { useCallback, useLayoutEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { inOrder } from '#engine/kernel';
import type { ActivityId, Blueprint, Edit, StageId } from '#engine/blueprint';
import type { Carried, Slot } from '../cards/card-context.ts';
import type { ScreenPoint } from '../contract.ts';

/** How far the pointer goes before a press becomes a drag; how long a finger rests before it takes the row. */
const threshold = { distance: 4, rest: 280 };

interface Sources {
  readonly blueprint: Blueprint;
  readonly root: RefObject<HTMLDivElement | null>;
  make(edit: Edit, said: string): unknown;
}

/** Dragging an activity by its row: within its list, into another lane, into another stage. Let go, it is one edit. */
export function useCarrying({ blueprint, root, make }: Sources) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const latest = useRef(blueprint);
  useLayoutEffect(() => {
    latest.current = blueprint;
  });

  const carry = useCallback((activity: ActivityId, event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY };
    const isTouch = event.pointerType === 'touch';
    let held: Carried | null = null;
    let mayTake = !isTouch;
    const rest = isTouch ? setTimeout(() => { mayTake = true; }, threshold.rest) : undefined;
    const move = (moved: PointerEvent) => {
      const screen = { x: moved.clientX, y: moved.clientY };
      const isFar = Math.hypot(screen.x - start.x, screen.y - start.y) >= threshold.distance;
      if (held === null && isFar && !mayTake) return end();
      if (held === null && !isFar) return;
      held = { activity, screen, ...placeUnder(latest.current, root.current, activity, screen) };
      moved.preventDefault();
      setCarried(held);
    };
    const end = () => {
      clearTimeout(rest);
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
      setCarried(null);
    };
    const drop = () => {
      const edit = held && dropEdit(latest.current, held);
      end();
      if (held) swallowClick();
      if (edit) make(edit, 'Activity moved');
    };
    const escape = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
    };
    const listeners = [['pointermove', move], ['pointerup', drop], ['pointercancel', end], ['keydown', escape]] as unknown as readonly (readonly [string, EventListener])[];
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
  }, [make, root]);
  return { carried, carry };
}

/** The click that follows a drag selects nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

function placeUnder(blueprint: Blueprint, root: HTMLElement | null, activity: ActivityId, { x, y }: ScreenPoint): Pick<Carried, 'slot' | 'refusal'> {
  const under = document.elementFromPoint(x, y);
  const node = under?.closest<HTMLElement>('.react-flow__node');
  if (!under || !node || !root?.contains(node)) return { slot: null, refusal: null };
  const stage = blueprint.stages[node.dataset['id'] ?? ''];
  if (!stage) return { slot: null, refusal: null };
  if (stage.kind !== 'work' && stage.kind !== 'parallel') return { slot: null, refusal: `${stage.name || 'This stage'} holds no activities` };
  const row = under.closest<HTMLElement>('[data-row^="activities/"]');
  const lane = under.closest<HTMLElement>('[data-lane]')?.dataset['lane'] ?? (stage.kind === 'parallel' && !row ? inOrder(stage.lanes ?? {})[0]?.id : undefined) ?? null;
  const list = listOf(blueprint, stage.id, lane);
  const beside = row?.dataset['row']?.split('/')[1];
  if (!row || beside === undefined || !list.includes(beside)) return { slot: { stage: stage.id, lane, index: list.filter((id) => id !== activity).length }, refusal: null };
  const box = row.getBoundingClientRect();
  const side = y > box.top + box.height / 2 ? 'after' : 'before';
  const others = list.filter((id) => id !== activity);
  const at = others.indexOf(beside);
  const index = at < 0 ? list.indexOf(activity) : at + (side === 'after' ? 1 : 0);
  return { slot: { stage: stage.id, lane, index, beside: { activity: beside, side } }, refusal: null };
}

function listOf({ stages }: Blueprint, stage: StageId, lane: string | null): readonly string[] {
  const at = stages[stage];
  return (lane === null ? at?.activities : at?.lanes?.[lane]?.activities) ?? [];
}

function dropEdit(blueprint: Blueprint, { activity, slot }: { readonly activity: ActivityId; readonly slot: Slot | null }): Edit | null {
  if (!slot) return null;
  const { stage, lane, index } = slot;
  const isThere = listOf(blueprint, stage, lane)[index] === activity;
  return isThere ? null : { type: 'moveActivity', activity, stage, index, lane };
}

/** Moves an activity one place up or down in its list; at the end of a lane on into the next one. */
export function stepEdit(blueprint: Blueprint, activity: ActivityId, by: 1 | -1): Edit | null {
  for (const stage of Object.values(blueprint.stages)) {
    const lanes: readonly { readonly id: string | null; readonly activities: readonly string[] }[] = [...(stage.activities.length > 0 ? [{ id: null, activities: stage.activities }] : []), ...inOrder(stage.lanes ?? {})];
    const at = lanes.findIndex((lane) => lane.activities.includes(activity));
    const home = lanes[at];
    if (!home) continue;
    const index = home.activities.indexOf(activity) + by;
    if (index >= 0 && index < home.activities.length) return { type: 'moveActivity', activity, stage: stage.id, index, lane: home.id };
    const next = lanes[at + by];
    return next ? { type: 'moveActivity', activity, stage: stage.id, lane: next.id, index: by === 1 ? 0 : next.activities.length } : null;
  }
  return null;
}
