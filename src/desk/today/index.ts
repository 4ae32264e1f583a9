/** Today: what to do next, over every blueprint. */
export { TodayScreen } from './today-screen.tsx';
