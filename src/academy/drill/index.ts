/** A drill: an invented record, worked through as a real one. */
export { DrillScreen } from './drill-screen.tsx';
