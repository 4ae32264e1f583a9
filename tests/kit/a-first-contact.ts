import { aBlueprint } from './a-blueprint.ts';

/** Two ways out: one is open when the work is done, the other wants two emails and a call. */
export const firstContact = aBlueprint('First contact cadence')
  .stage('First contact', (stage) => stage
    .set({ purpose: 'Find out whether rates are a topic.' })
    .email('Write', { attempts: { min: 1, max: 4 }, results: ['sent'] })
    .call('Call', { attempts: { min: 1, max: 4 }, results: ['connected'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'visit' } }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }] } }))
  .end('Won', 'won').end('Lost', 'lost');
