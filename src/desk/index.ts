/** The desk: a rep's day, the record in its stage, what waits for one's approval, and what would be sent. */
export { TodayScreen } from './today/today-screen.tsx';
export { JourneysScreen } from './leads/journeys-screen.tsx';
export { UntouchedScreen } from './leads/untouched-screen.tsx';
export { BoardScreen } from './board/board-screen.tsx';
export { RecordScreen } from './record/record-screen.tsx';
export { StoryScreen } from './story/story-screen.tsx';
export { ApprovalsScreen } from './approvals/approvals-screen.tsx';
export { OutboxScreen } from './outbox/outbox-screen.tsx';
