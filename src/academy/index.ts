/** Learning: drills made from the real blueprints, what each person has mastered, and what a publish asks to be learned again. */
export { LearnScreen } from './home/learn-screen.tsx';
export { TrainingScreen } from './readiness/training-screen.tsx';
export { DrillScreen } from './drill/drill-screen.tsx';
