/** By whose right somebody may answer a request: small enough for the bar that counts them on every screen. */
export { rightFor, type Right } from './right-for.ts';
