import type { PlaybookWords } from '#engine/exchange';

/** Words for a playbook that say no more than a test needs: each begins with what it is about. */
export const plainWords: PlaybookWords = {
  channel: (channel) => channel, timing: () => 'at once', assignee: ({ type }) => `assignee ${type}`, attempts: ({ attempts }) => (attempts.max > 1 ? `up to ${attempts.max} times` : ''),
  prerequisite: ({ type }) => `after ${type}`, form: (form) => Object.keys(form).join(', '), condition: ({ type }) => `condition ${type}`, gate: ({ type }) => `gate ${type}`,
  trigger: ({ type }) => (type === 'person' ? '' : `trigger ${type}`), who: ({ type }) => `who ${type}`, effects: (effects) => effects.map(({ type }) => type).join(', '),
  reason: ({ type }) => (type === 'none' ? '' : `reason ${type}`), limit: (limit) => (limit ? `at most ${limit.times} times` : ''), timeLimit: (sla) => (sla ? 'within a limit' : ''),
  rhythm: () => 'a rhythm', enrolment: () => 'by hand', goal: ({ metric }) => metric, team: (key) => `team ${key}`, handOver: () => 'handed over', approval: () => 'approved', kind: ({ kind }) => kind,
};
