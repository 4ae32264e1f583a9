/** The desk: a rep's day and the record in its stage. */
export { TodayScreen } from './today/today-screen.tsx';
export { RecordScreen } from './record/record-screen.tsx';
