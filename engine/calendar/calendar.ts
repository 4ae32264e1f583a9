/** When people work and in which zone civil time is read (domain.md section 5). */
export interface Calendar {
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** Working hours by weekday, Monday = 1 … Sunday = 7, as "HH:MM" pairs in order without overlap. */
  readonly hours: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly { readonly from: string; readonly to: string }[]>>;
  /** Civil dates on which nobody works, e.g. `2026-12-25`. */
  readonly holidays: readonly string[];
}
