/** What happened to a record, along its drawing. */
export { StoryScreen } from './story-screen.tsx';
