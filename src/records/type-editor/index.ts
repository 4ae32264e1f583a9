/** Kinds of records: their fields and layouts. */
export { RecordTypesScreen } from './record-types-screen.tsx';
