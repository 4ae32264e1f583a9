/** Learning: drills made from the real blueprints, what each person has mastered, and what a publish asks to be learned again. */
export { LearnScreen } from './home/learn-screen.tsx';
export { TrainingScreen } from './readiness/training-screen.tsx';
export { DrillScreen } from './drill/drill-screen.tsx';
export { ProgrammesScreen } from './programme/programmes-screen.tsx';
export { ProgrammeScreen } from './programme/programme-screen.tsx';
export { ProgrammeEditorScreen } from './programme/programme-editor.tsx';
export { CertificateScreen } from './certificate/certificate-screen.tsx';
export { WalkthroughsScreen } from './walkthrough/walkthroughs-screen.tsx';
export { NewWalkthroughScreen } from './walkthrough/new-walkthrough-screen.tsx';
export { WalkthroughPlayer } from './walkthrough/play/player-screen.tsx';
export { WalkthroughEditor } from './walkthrough/edit/editor-screen.tsx';
export { CallsScreen } from './calls/calls-screen.tsx';
export { CallReviewScreen } from './calls/review-screen.tsx';
export { CallTrendsScreen } from './calls/trends-screen.tsx';
export { LibraryScreen } from './calls/library-screen.tsx';
export { ShadowPickerScreen } from './shadow/shadow-picker.tsx';
export { ShadowScreen } from './shadow/shadow-screen.tsx';
