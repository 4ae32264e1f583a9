/** What somebody is asked to agree to before it is published. */
export { ReviewScreen } from './review-screen.tsx';
