/** Calls: listened to, reviewed, compared, kept as examples. */
export { CallsScreen } from './calls-screen.tsx';
export { CallReviewScreen } from './review-screen.tsx';
export { CallTrendsScreen } from './trends-screen.tsx';
export { LibraryScreen } from './library-screen.tsx';
