/** Walk-throughs: a process shown step by step, and spoken. */
export { WalkthroughsScreen } from './walkthroughs-screen.tsx';
export { NewWalkthroughScreen } from './new-walkthrough-screen.tsx';
export { WalkthroughPlayer } from './play/player-screen.tsx';
export { WalkthroughEditor } from './edit/editor-screen.tsx';
