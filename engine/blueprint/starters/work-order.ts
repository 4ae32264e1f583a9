import type { DrawingSpec } from './draw.ts';

/** Work order (S2): it cannot be submitted without a job status and an invoice date. */
export const workOrder: DrawingSpec = {
  name: 'Work order',
  description: 'From the planned visit to the invoice. An order cannot be submitted without its job status and its invoice date.',
  audience: 'Orders for a visit at a customer site, from small repairs to installations.',
  goal: { metric: 'Orders invoiced within five working days, of 100', target: 90 },
  recordType: 'workOrder',
  phases: ['Plan', 'Work', 'Bill'],
  stages: [
    {
      name: 'Planned',
      kind: 'work',
      at: [0, 96],
      phase: 'Plan',
      purpose: 'The customer knows who comes and when, and the technician has what the job needs.',
      activities: [
        { name: 'Agree the visit', channel: 'call', instructions: 'Agree day and hour, ask who opens the door, and where to park. Read the date back to them.', form: ['visitDate', 'technician'], due: { amount: 4, unit: 'workingHours' }, script: { opening: 'Hello, this is about your order {{name}}. I would like to agree the visit with you.', points: ['Day and hour', 'Who opens the door', 'What must be switched off before'], objections: [['That is too late', 'I understand. If somebody cancels before, may I call you on the same morning?'], ['Can you come in the evening?', 'Our last visit begins at four. Would somebody else be there to open the door, if I send their name to the technician?'], ['What will it cost?', 'You pay the hours on site and the parts. Before anything beyond the order is done, the technician asks you.']], avoid: ['some time in the morning → between eight and ten', 'no problem → I will do that', 'to be honest'] } },
        { name: 'Pack the van', channel: 'checklist', instructions: 'What is not in the van at eight costs a second visit.', checklist: ['Parts are in the van', 'Drawings and access codes are printed', 'Safety gear is complete'], attempts: 1 },
        { name: 'Confirm by email', channel: 'email', instructions: 'Send day, hour and name of the technician, so that it is in their calendar.', dueAfter: 'Agree the visit', due: { amount: 1, unit: 'hours' }, templates: [{ name: 'Visit confirmed', subject: 'Our visit on {{visitDate}}', body: 'Hello,\n\n{{technician}} will be with you on {{visitDate}}. If something changes on your side, a short answer to this email is enough.\n\nKind regards' }] },
      ],
      outcomes: [
        { name: 'On the way', tone: 'positive', to: 'On site' },
        { name: 'Cancelled by the customer', tone: 'negative', to: 'Cancelled', gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'visit' } }), reasons: ['Repaired it themselves', 'Other company was faster', 'Site closed'] },
      ],
    },
    {
      name: 'On site',
      kind: 'work',
      at: [1, 96],
      phase: 'Work',
      purpose: 'The work is done once, seen by the customer, and written down before the van leaves.',
      activities: [
        { name: 'Do the work', channel: 'task', instructions: 'Write down what was done in two sentences a stranger understands.', form: ['workDone'], evidence: ['note'], attempts: 2 },
        { name: 'Walk through with the customer', channel: 'checklist', instructions: 'Show it running. What they have seen they do not dispute on the invoice.', after: ['Do the work'], checklist: ['The customer saw it running', 'The place is clean', 'Warranty and care were explained'], attempts: 1 },
        { name: 'Report the job', channel: 'form', optional: true, instructions: 'Set the job status and the day of the invoice. Without both the order cannot be submitted.', form: ['?jobStatus', '?invoiceDate', '?amount'], attempts: 5 },
      ],
      outcomes: [
        {
          name: 'Submit',
          tone: 'positive',
          to: 'Office check',
          gate: () => ({
            type: 'all',
            of: [
              { type: 'requiredActivities' },
              { type: 'field', condition: { type: 'compare', field: 'jobStatus', operator: 'isNotEmpty' } },
              { type: 'field', condition: { type: 'compare', field: 'invoiceDate', operator: 'isNotEmpty' } },
            ],
          }),
        },
        { name: 'Second visit needed', tone: 'neutral', to: 'Planned', limit: 3, gate: () => ({ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'task' }, within: { type: 'visit' } }), reasons: ['Part missing', 'No access', 'More damage than reported'], effects: [{ type: 'setField', field: 'jobStatus', value: 'Needs a second visit' }] },
      ],
    },
    {
      name: 'Office check',
      kind: 'work',
      at: [2, 96],
      phase: 'Bill',
      purpose: 'Somebody who was not there reads the report before the customer reads the invoice.',
      sla: { amount: 2, unit: 'workingDays' },
      activities: [
        { name: 'Check the report', channel: 'checklist', instructions: 'Compare the report with the order. A question now is cheaper than a credit note.', checklist: ['Hours and parts match the order', 'The job status is Finished', 'The address for the invoice is right'], attempts: 1 },
        { name: 'Send the invoice', channel: 'document', instructions: 'Send the invoice on the agreed date with the report attached.', after: ['Check the report'], due: { amount: 1, unit: 'workingDays' }, form: ['amount'], attempts: 2 },
      ],
      outcomes: [
        { name: 'Invoiced', tone: 'positive', to: 'Invoiced', gate: () => ({ type: 'all', of: [{ type: 'requiredActivities' }, { type: 'validation', condition: { type: 'compare', field: 'jobStatus', operator: 'equals', value: 'Finished' }, message: 'Only a finished job is invoiced.' }] }) },
        { name: 'Back to the technician', tone: 'negative', to: 'On site', limit: 3, gate: () => ({ type: 'minimumTime', wait: { amount: 5, unit: 'minutes' } }), reasons: ['Hours missing', 'Parts missing', 'Report unclear'] },
      ],
    },
    { name: 'Invoiced', kind: 'end', at: [3, 96], end: 'won' },
    { name: 'Cancelled', kind: 'end', at: [3, 288], end: 'lost' },
  ],
};
