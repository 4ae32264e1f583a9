/** The builder: draw a blueprint, read what the checks say, publish it. */
export { StudioScreen } from './studio-screen.tsx';
