/** Learn: where a new hire begins, and what everybody has mastered. */
export { LearnScreen } from './learn-screen.tsx';
