import './app.css';

export { Shell } from './shell.tsx';
