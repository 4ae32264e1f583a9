import { aBlueprint } from './a-blueprint.ts';

/**
 * A deal that several teams carry: two lanes where the invoice waits for the payment, an offer that finance has to
 * agree to, a hand-over, overrides with a second person, and an unsubscription that stops everything.
 */
export const teamDeal = aBlueprint('Team deal')
  .parallel('Set up', (stage) =>
    stage
      .lane('Payments', 'payments')
      .lane('Delivery', 'delivery')
      .task('Clear the payment', { lane: 'Payments', required: 'always', results: [] })
      .document('Send the invoice', { lane: 'Delivery', required: 'always', results: [], after: ['Clear the payment'] })
      .outcome('Both are done', { to: 'Pricing', tone: 'positive' }),
  )
  .stage('Pricing', (stage) =>
    stage
      .handOver('Hand over to delivery', { required: 'never', handOver: { to: { type: 'role', role: 'delivery' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: true } })
      .outcome('Send the offer', {
        to: 'Follow-up', tone: 'positive',
        gate: { type: 'approval', role: 'finance', levels: 1, quorum: 1 },
        then: [
          { type: 'send', channel: 'email', subject: 'Your offer, {{name}}', body: 'Hello {{name}},\nhere is our offer for {{company}}.' },
          { type: 'createActivity', name: 'Ask about the offer', channel: 'call', wait: { amount: 2, unit: 'days' } },
        ],
      })
      .outcome('Give a discount', { to: 'Follow-up', gate: { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty', value: null } } }),
  )
  .stage('Follow-up', (stage) =>
    stage
      .call('Check in', { required: 'never', listens: [{ then: 'cancel', signal: 'replied' }] })
      .outcome('Signed', { to: 'Won', tone: 'positive' }),
  )
  .end('Won', 'won')
  .end('Lost', 'lost')
  .common('Unsubscribed', 'all', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [] }, trigger: { type: 'signal', signal: 'unsubscribed' } })
  .change((blueprint) => ({
    ...blueprint,
    override: { roles: ['manager', 'deputy'], secondPerson: true, expires: { amount: 1, unit: 'days' } },
    signals: {
      replied: { key: 'replied', name: 'Reply', payload: { words: { key: 'words', name: 'Words', kind: 'text' } }, order: 0 },
      unsubscribed: { key: 'unsubscribed', name: 'Unsubscribe', payload: {}, optOut: 'all', order: 1 },
    },
  }));
