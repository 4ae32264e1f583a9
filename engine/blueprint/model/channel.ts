/** The kinds of activity (domain.md section 1). The first six are touches with the customer. */
export const channels = [
  'call', 'email', 'social', 'meeting', 'directMail', 'voicemail',
  'checklist', 'form', 'approval', 'document', 'handOver', 'task',
] as const;
export type Channel = (typeof channels)[number];

/** The channels by which a customer is touched, which rhythm and opt-out speak about (S26, S51, S95). */
export const touchChannels = ['call', 'email', 'social', 'meeting', 'directMail', 'voicemail'] as const satisfies readonly Channel[];

/** Says whether doing an activity of this kind touches the customer. */
export function isTouch(channel: Channel): boolean {
  return touchChannels.some((touch) => touch === channel);
}
