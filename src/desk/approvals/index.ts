/** What waits for one's approval. */
export { ApprovalsScreen } from './approvals-screen.tsx';
