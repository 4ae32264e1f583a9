/** What a person has mastered of one blueprint. */
export { TrainingScreen } from './training-screen.tsx';
