import type { Condition } from '../model/condition.ts';
import type { DrawingSpec } from './draw.ts';

const keyAccount: Condition = { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' };

/**
 * From the offer to the delivered goods, with several teams at work at once (S28): the invoice waits for the payment
 * (S29), big deals for a manager (S9), the baton is passed with everything the next one needs (S82), and what comes
 * back goes round again (S31).
 */
export const orderToDelivery: DrawingSpec = {
  name: 'Order to delivery',
  description: 'A deal becomes an order, is handed over, and three teams fulfil it together. What the customer returns goes round again.',
  audience: 'Customers who have asked for an offer, from a first order to a framework contract.',
  goal: { metric: 'Orders delivered without a return, of 100', target: 95 },
  recordType: 'deal',
  rhythm: { enforce: { slide: false, gap: false, bundles: false, touches: true, template: true, channel: false } },
  override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } },
  signals: [
    { key: 'paid', name: 'Paid', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } } },
    { key: 'returned', name: 'Goods returned', payload: {} },
    { key: 'unsubscribed', name: 'Unsubscribed', payload: {}, optOut: 'all' },
  ],
  phases: ['Sell', 'Fulfil', 'Look after'],
  stages: [
    {
      name: 'Offer',
      kind: 'work',
      at: [0, 96],
      phase: 'Sell',
      purpose: 'The customer has an offer they understand, and we know who decides and by when.',
      sla: { amount: 10, unit: 'workingDays' },
      escalations: [
        { when: 'before', wait: { amount: 2, unit: 'workingDays' }, then: [{ type: 'notify', role: 'manager', message: 'An offer is about to go stale. Ask what is missing.' }] },
        { when: 'at', wait: { amount: 0, unit: 'minutes' }, then: [{ type: 'createActivity', name: 'Ask what holds it up', channel: 'call', wait: { amount: 4, unit: 'workingHours' } }] },
      ],
      activities: [
        { name: 'Talk the need through', channel: 'call', instructions: 'Ask what they want to reach, who decides, and what happens when nothing changes. Listen more than you talk.', form: ['contact', 'product', 'segment'], script: { opening: 'Hello, you asked us for an offer. Before I write one I would like to understand what it is for.', points: ['What they want to reach', 'Who decides, and how', 'By when they need it'], objections: [['Just send me a price', 'Gladly. Two questions first, so that it is a price for the right thing.'], ['The competition is cheaper', 'That may be. What is in their price, and what comes on top? I would like to compare like with like.'], ['I have to ask my boss', 'Of course. What will they want to know first? Then I write the offer so that it answers that.']], avoid: ['our best price → the price for what you need', 'to be honest', 'trust me'] } },
        { name: 'Send the offer', channel: 'document', instructions: 'One page: what they get, what it costs, and until when the price holds.', after: ['Talk the need through'], due: { amount: 1, unit: 'workingDays' }, form: ['amount', 'closeDate'], attempts: 5,
          documents: [
            { name: 'Frame contract with service levels', url: 'https://docs.example.com/offers/frame-contract?account={{account}}', useIf: keyAccount },
            { name: 'Offer with a board summary', url: 'https://docs.example.com/offers/large?account={{account}}', useIf: { type: 'compare', field: 'amount', operator: 'atLeast', value: 50_000 } },
            { name: 'Offer on one page', url: 'https://docs.example.com/offers/one-page?account={{account}}' },
          ],
        },
        { name: 'Weekly deal review', channel: 'task', optional: true, when: keyAccount, repeat: { amount: 1, unit: 'weeks' }, due: { amount: 1, unit: 'weeks' }, instructions: 'Go through the deal with your manager: what moved, what did not, and the one next step.', attempts: 2 },
      ],
      outcomes: [
        {
          name: 'Ordered',
          tone: 'positive',
          to: 'Hand-over',
          gate: () => ({
            type: 'all',
            of: [
              { type: 'requiredActivities' },
              { type: 'any', of: [{ type: 'field', condition: { type: 'compare', field: 'amount', operator: 'lessThan', value: 50_000 } }, { type: 'approval', role: 'manager', levels: 1, quorum: 1 }] },
            ],
          }),
        },
        { name: 'Lost', tone: 'negative', to: 'Lost', form: ['lossReason'], gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }), reasons: ['Price', 'Competitor', 'No decision', 'Not a fit'] },
      ],
    },
    {
      name: 'Hand-over',
      kind: 'work',
      at: [1, 96],
      phase: 'Fulfil',
      purpose: 'Whoever looks after the order from now on has accepted it, and knows what was promised.',
      activities: [
        { name: 'Pass the order on', channel: 'handOver', instructions: 'Write down what was promised and who the contact is. It is theirs only when they have accepted it.', form: ['contact', 'product'], handOver: { to: { type: 'role', role: 'rep' }, deadline: { amount: 4, unit: 'workingHours' }, late: 'remind', warm: true }, attempts: 3 },
      ],
      outcomes: [
        { name: 'Accepted', tone: 'positive', to: 'Fulfilment', onResult: ['Pass the order on', 'accepted'] },
        { name: 'Back to sales', tone: 'negative', to: 'Offer', onResult: ['Pass the order on', 'returned'], limit: 3, gate: () => ({ type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'handOver', result: 'returned' }, within: { type: 'visit' } }] }) },
      ],
    },
    {
      name: 'Fulfilment',
      kind: 'parallel',
      at: [2, 96],
      phase: 'Fulfil',
      purpose: 'Payments, invoicing and logistics work at the same time; the order leaves here when all three are done.',
      lanes: [['Payments', 'payments'], ['Invoicing', 'invoicing'], ['Logistics', 'logistics']],
      activities: [
        { name: 'Clear the payment', channel: 'task', lane: 'Payments', assignee: { type: 'team', team: 'payments' }, instructions: 'Check that the payment has come in or that the credit line covers the order.', listens: [{ then: 'complete', signal: 'paid', result: 'done' }], attempts: 1 },
        { name: 'Send the invoice', channel: 'document', lane: 'Invoicing', assignee: { type: 'team', team: 'invoicing' }, after: ['Clear the payment'], instructions: 'The invoice goes out only after the payment is cleared. Check the address once more.', form: ['amount'], attempts: 2 },
        { name: 'Pack the goods', channel: 'checklist', lane: 'Logistics', assignee: { type: 'team', team: 'logistics' }, instructions: 'What is packed right the first time does not come back as a return.', checklist: ['Every item of the order is in the box', 'The delivery note is on top', 'The address label is readable'], attempts: 1 },
        { name: 'Hand it to the carrier', channel: 'task', lane: 'Logistics', assignee: { type: 'team', team: 'logistics' }, after: ['Pack the goods'], instructions: 'Write the tracking number into the note, so that anybody can answer the customer.', evidence: ['note'], attempts: 1 },
        {
          name: 'Tell the customer it is on its way', channel: 'email', optional: true, automatic: true, after: ['Hand it to the carrier'], dueAfter: 'Hand it to the carrier', due: { amount: 30, unit: 'minutes' }, attempts: 1, instructions: 'Goes out by itself half an hour after the carrier has taken it over.',
          templates: [{ name: 'On its way', subject: 'Your order is on its way', body: 'Hello {{contact}},\n\nyour order has left our house today. You need do nothing; if you would rather have it delivered elsewhere, a short answer to this email is enough.\n\nKind regards' }],
        },
      ],
      outcomes: [
        { name: 'On its way', tone: 'positive', to: 'Delivery' },
        { name: 'Called off', tone: 'negative', to: 'Lost', who: { type: 'roles', roles: ['manager'] }, form: ['lossReason'], gate: () => ({ type: 'approval', role: 'manager', levels: 1, quorum: 1 }), reasons: ['Customer cancelled', 'Cannot deliver', 'Payment failed'] },
      ],
    },
    {
      name: 'Delivery',
      kind: 'wait',
      at: [3, 96],
      phase: 'Look after',
      purpose: 'The customer has fourteen days to try it. When nothing comes back, the order is closed.',
      outcomes: [
        { name: 'Kept', tone: 'time', to: 'Closed', trigger: { type: 'elapsed', wait: { amount: 14, unit: 'days' } } },
        { name: 'Returned', tone: 'negative', to: 'Return', trigger: { type: 'signal', signal: 'returned' } },
      ],
    },
    {
      name: 'Return',
      kind: 'work',
      at: [3, 380],
      phase: 'Look after',
      purpose: 'The goods are back, and the customer knows what happens next.',
      sla: { amount: 3, unit: 'workingDays' },
      escalations: [{ when: 'at', wait: { amount: 0, unit: 'minutes' }, then: [{ type: 'notify', role: 'manager', message: 'A return has waited for three working days.' }] }],
      activities: [
        { name: 'Ask what went wrong', channel: 'call', instructions: 'Say sorry first. Ask what they expected, and whether they want a replacement or their money back.', script: { opening: 'Hello {{contact}}, I am sorry that {{product}} came back. I would like to hear what went wrong, in your words, and then put it right.', points: ['Say sorry, once and plainly', 'What they expected, and what came', 'A replacement or the money back', 'When they will hear from us again'], objections: [['I do not want to talk about it', 'I understand. One word is enough: replacement or money? I take care of the rest.'], ['This is the second time', 'Then the first time we did not listen well enough. I will look after this one myself until it is with you.']], avoid: ['our policy → what I can do is', 'calm down', 'you should have'] } },
        { name: 'Look at the goods', channel: 'checklist', instructions: 'What is found here goes into the next order, so that it does not happen twice.', checklist: ['Everything is there', 'Damage is photographed', 'The cause is written down'], attempts: 1 },
        { name: 'Agree to a refund', channel: 'approval', optional: true, assignee: { type: 'role', role: 'manager' }, approval: { role: 'manager', levels: 1, quorum: 1 }, instructions: 'Only asked for when the customer wants the money back and not a replacement.' },
      ],
      outcomes: [
        { name: 'Send a replacement', tone: 'positive', to: 'Fulfilment', limit: 3 },
        { name: 'Refunded', tone: 'negative', to: 'Refunded', onResult: ['Agree to a refund', 'approved'] },
      ],
    },
    { name: 'Closed', kind: 'end', at: [4, 96], end: 'won' },
    { name: 'Refunded', kind: 'end', at: [4, 380], end: 'closed' },
    { name: 'Lost', kind: 'end', at: [4, 620], end: 'lost' },
  ],
};
