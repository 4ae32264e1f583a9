/** The record in its stage. */
export { RecordScreen } from './record-screen.tsx';
