import type { DayView, TodayItem } from './today-data.ts';

/** What the rows of Today may do to the screen. */
export interface TodayControls {
  readonly view: DayView;
  readonly selected: string | null;
  readonly select: (id: string) => void;
  /** The line whose reasons are open. */
  readonly why: string | null;
  readonly setWhy: (id: string | null) => void;
  readonly snooze: (item: TodayItem) => void;
}
