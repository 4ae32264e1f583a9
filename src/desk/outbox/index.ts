/** What would be sent. */
export { OutboxScreen } from './outbox-screen.tsx';
