import { defaultRhythm } from '#engine/blueprint';
import { aBlueprint } from './a-blueprint.ts';

/**
 * A lead as a rep works it: written to first, then called, a voicemail when nobody answers. Finns get a letter
 * in their language, the call has its objections, and an unsubscription ends all contact.
 */
export const writeThenCall = aBlueprint('Write, then call')
  .stage('Reach', (stage) =>
    stage
      .email('Cold email', {
        attempts: { min: 1, max: 1 },
        content: {
          instructions: '', documents: {}, variants: {},
          templates: {
            '019a8000-0000-7000-8000-0000000000a1': { id: '019a8000-0000-7000-8000-0000000000a1', name: 'One question', subject: 'A question about {{company}}', body: 'Hello {{name}}, who calls a lead that nobody owns?', neverIf: { type: 'compare', field: 'country', operator: 'equals', value: 'Finland' }, order: 0 },
            '019a8000-0000-7000-8000-0000000000a2': { id: '019a8000-0000-7000-8000-0000000000a2', name: 'In Finnish', subject: 'Kysymys: {{company}}', body: 'Hei {{name}}, kenelle liidi kuuluu?', useIf: { type: 'compare', field: 'country', operator: 'equals', value: 'Finland' }, order: 1 },
          },
        },
      })
      .call('First call', {
        after: ['Cold email'],
        attempts: { min: 1, max: 3 },
        content: {
          instructions: '', templates: {}, documents: {}, variants: {},
          script: {
            opening: 'Hello {{name}}, I wrote to you with one question.', points: {}, avoid: [],
            objections: {
              '019a8000-0000-7000-8000-0000000000b1': { id: '019a8000-0000-7000-8000-0000000000b1', name: 'Just send me something', answer: 'Gladly. What should it answer, so that you read it?', order: 0 },
              '019a8000-0000-7000-8000-0000000000b2': { id: '019a8000-0000-7000-8000-0000000000b2', name: 'We have a tool', answer: 'Most do. What happens when somebody skips a step in it?', order: 1 },
            },
          },
        },
      })
      .outcome('Nobody answered', { to: 'Voicemail', tone: 'neutral', onResult: ['First call', 'noAnswer'] })
      .outcome('Talked', { to: 'In conversation', tone: 'positive', onResult: ['First call', 'connected'] }),
  )
  .stage('Voicemail', (stage) => stage.voicemail('Leave a voicemail', { attempts: { min: 1, max: 1 } }).outcome('Said it', { to: 'In conversation', tone: 'neutral' }))
  .stage('In conversation', (stage) =>
    stage
      .task('Write the summary', { attempts: { min: 1, max: 1 }, results: [] })
      .task('Book the room', { attempts: { min: 1, max: 1 }, results: [], required: 'never' })
      .outcome('Agreed', { to: 'Won', tone: 'positive' })
      .outcome('No deal', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [] } }),
  )
  .end('Won', 'won')
  .end('Lost', 'lost')
  .change((blueprint) => ({ ...blueprint, signals: { unsubscribed: { key: 'unsubscribed', name: 'Unsubscribe', payload: {}, optOut: 'all', order: 0 } } }));

/** A second cadence beside it, which the same lead may walk at the same time. */
export const newsletter = aBlueprint('Newsletter follow-up')
  .stage('Ask how it was', (stage) => stage.call('Ask for an opinion', { attempts: { min: 1, max: 3 } }).outcome('Said it', { to: 'Done', tone: 'positive' }))
  .end('Done', 'closed')
  .change((blueprint) => ({ ...blueprint, signals: { unsubscribed: { key: 'unsubscribed', name: 'Unsubscribe', payload: {}, optOut: 'all', order: 0 } } }));

/** One call, in hours that are counted where the lead lives: not first thing, not at lunch, best from four to five (S50). */
export const callInHours = aBlueprint('Call in their hours')
  .stage('Call', (stage) => stage.call('Call them', { attempts: { min: 1, max: 3 } }).outcome('Talked', { to: 'Done', tone: 'positive' }))
  .end('Done', 'won')
  .change((blueprint) => ({ ...blueprint, rhythm: { ...defaultRhythm, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] } }));
