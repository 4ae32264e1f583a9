/** The builder: draw a blueprint, read what the checks say, publish it. */
export { StudioScreen } from './studio-screen.tsx';
export { ReviewScreen } from './review/review-screen.tsx';
export { TraceScreen } from './live/trace-screen.tsx';
