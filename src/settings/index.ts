/** Settings: who works here, what is stored, which keys there are. */
export { SettingsScreen } from './settings-screen.tsx';
