/** The board: a column a stage. */
export { BoardScreen } from './board-screen.tsx';
