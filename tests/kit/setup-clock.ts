/**
 * Every run of the tests begins at the same moment of a working day, so that what depends on hours and weekdays
 * is the same at night and on a Sunday; from there time goes on as it does. `BATON_NOW` begins elsewhere.
 */
const begins = Date.parse(process.env.BATON_NOW ?? '2026-11-24T10:40:00Z');
const RealDate = Date;
const ahead = begins - RealDate.now();

class TestDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...(given as [number]));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
}

// a second file in the same process must not shift what is shifted already
if (!('isTestDate' in Date)) globalThis.Date = Object.assign(TestDate, { isTestDate: true }) as unknown as DateConstructor;
