/** Seeds whose world once broke a law. They are lived again in every run, for ever; none is ever taken out. */
export const pinnedSeeds: readonly number[] = [199];
