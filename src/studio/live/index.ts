/** Where a record stands in its drawing, for whoever only looks. */
export { TraceScreen } from './trace-screen.tsx';
