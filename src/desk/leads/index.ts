/** Leads nobody has touched yet, and where everybody stands. */
export { JourneysScreen } from './journeys-screen.tsx';
export { UntouchedScreen } from './untouched-screen.tsx';
