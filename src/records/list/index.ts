/** Every record, filtered, saved as views, changed in bulk. */
export { RecordsScreen } from './records-screen.tsx';
