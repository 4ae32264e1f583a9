import type { Field, FieldKind, RecordType } from './model/record-type.ts';

type Row = readonly [key: string, name: string, kind: FieldKind, extra?: { readonly choices?: readonly string[]; readonly required?: boolean }];

function fieldsOf(rows: readonly Row[]): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    rows.map(([key, name, kind, extra], order) => [key, { key, name, kind, choices: extra?.choices ?? [], required: extra?.required ?? false, order }]),
  );
}

/** Where somebody first met us; the exact article, ad or page stands beside it (S96). */
const sourceMedia = ['Article', 'Ad', 'Search', 'Social post', 'Newsletter', 'Website', 'Event', 'Referral', 'List', 'Other'] as const;

const channelChoices = ['call', 'email', 'social', 'meeting', 'directMail', 'voicemail'] as const;

/**
 * The record types every workspace starts with; people may add fields and rename them. `doNotContact` and
 * `doNotContactChannels` are the opt-outs that stop touches (S26), `preferredChannel` is known only once
 * stated (S57), the source fields say which medium, which article or ad, and when (S96), `tags` are free words; need,
 * authority, budget and timeline are what qualification asks for (S111).
 */
export const defaultRecordTypes: Readonly<Record<'lead' | 'deal' | 'workOrder', RecordType>> = {
  lead: {
    key: 'lead',
    name: 'Lead',
    plural: 'Leads',
    title: 'name',
    subtitle: 'company',
    fields: fieldsOf([
      ['name', 'Name', 'text', { required: true }],
      ['company', 'Company', 'text'],
      ['title', 'Job title', 'text'],
      ['email', 'Email', 'email'],
      ['phone', 'Phone', 'phone'],
      ['country', 'Country', 'text'],
      ['timeZone', 'Time zone', 'text'],
      ['leadSource', 'Lead source', 'choice', { choices: ['Website form', 'Pricing page', 'Trade show', 'Referral', 'Webinar', 'Cold list', 'Social', 'Article', 'Other'] }],
      ['sourceMedium', 'Source medium', 'choice', { choices: sourceMedia }],
      ['sourceDetail', 'Which one exactly', 'text'],
      ['sourceAt', 'Came from it on', 'date'],
      ['segment', 'Segment', 'choice', { choices: ['Key account', 'Mid-market', 'Small business'] }],
      ['employees', 'Employees', 'number'],
      ['score', 'Score', 'number'],
      ['value', 'Deal value', 'money'],
      ['pain', 'Pain', 'longText'],
      ['valuePoint', 'Value point', 'longText'],
      ['research', 'Research note', 'longText'],
      ['need', 'Need', 'longText'],
      ['authority', 'Who decides', 'text'],
      ['budget', 'Budget', 'money'],
      ['timeline', 'Timeline', 'choice', { choices: ['This month', 'This quarter', 'This year', 'Later', 'Unknown'] }],
      ['meetingDate', 'Meeting date', 'date'],
      ['interestReason', 'Reason given', 'longText'],
      ['preferredChannel', 'Preferred channel', 'choice', { choices: channelChoices }],
      ['doNotContact', 'Do not contact', 'yesNo'],
      ['doNotContactChannels', 'Do not contact by', 'choices', { choices: channelChoices }],
      ['tags', 'Tags', 'choices'],
      ['mobile', 'Mobile', 'phone'],
      ['profile', 'Profile link', 'url'],
      ['street', 'Street', 'text'],
      ['postcode', 'Postcode', 'text'],
      ['city', 'City', 'text'],
    ]),
  },
  deal: {
    key: 'deal',
    name: 'Deal',
    plural: 'Deals',
    title: 'name',
    subtitle: 'account',
    fields: fieldsOf([
      ['name', 'Name', 'text', { required: true }],
      ['account', 'Account', 'text'],
      ['contact', 'Contact', 'text'],
      ['email', 'Email', 'email'],
      ['phone', 'Phone', 'phone'],
      ['product', 'Product', 'text'],
      ['amount', 'Amount', 'money'],
      ['stageText', 'Stage elsewhere', 'text'],
      ['engageDate', 'Engaged on', 'date'],
      ['closeDate', 'Close date', 'date'],
      ['agent', 'Sales agent', 'text'],
      ['probability', 'Probability', 'number'],
      ['segment', 'Segment', 'choice', { choices: ['Key account', 'Mid-market', 'Small business'] }],
      ['lossReason', 'Reason lost', 'longText'],
      ['doNotContact', 'Do not contact', 'yesNo'],
      ['doNotContactChannels', 'Do not contact by', 'choices', { choices: channelChoices }],
      ['tags', 'Tags', 'choices'],
    ]),
  },
  workOrder: {
    key: 'workOrder',
    name: 'Work order',
    plural: 'Work orders',
    title: 'name',
    subtitle: 'account',
    fields: fieldsOf([
      ['name', 'Name', 'text', { required: true }],
      ['account', 'Account', 'text'],
      ['site', 'Site', 'text'],
      ['technician', 'Technician', 'text'],
      ['phone', 'Phone', 'phone'],
      ['email', 'Email', 'email'],
      ['jobStatus', 'Job status', 'choice', { choices: ['Scheduled', 'On site', 'Finished', 'Needs a second visit'] }],
      ['visitDate', 'Visit date', 'date'],
      ['invoiceDate', 'Invoice date', 'date'],
      ['amount', 'Amount', 'money'],
      ['workDone', 'Work done', 'longText'],
      ['tags', 'Tags', 'choices'],
    ]),
  },
};
