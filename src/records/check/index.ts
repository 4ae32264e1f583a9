/** Do the values fit what the fields promise? */
export { CheckScreen } from './check-screen.tsx';
