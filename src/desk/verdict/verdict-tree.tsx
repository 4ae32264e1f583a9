import './verdict.css';
import { Tooltip } from '@mantine/core';
import { calendarFile } from '#engine/exchange';
import { minute } from '#engine/kernel';
import type { Entry } from '#engine/journal';
import type { ClauseVerdict, Fix, VerdictNode } from '#engine/gates';
import { actLabel, describeFixers, downloadFile, formatMoment, listAnd, VerdictList } from '../../ui/index.ts';
import { describeEntry } from '../record/entry-words.ts';
import { placeOf, type Place } from '../record/focus.ts';
import type { RecordData } from '../record/record-data.ts';

/** A gate's answer on the record's page: every fix leads to its place here, every count to its entries in the timeline (B1, B2). */
export function VerdictTree({ node, name, data, onGo }: { readonly node: VerdictNode; /** The outcome it holds back. */ readonly name: string; readonly data: RecordData; readonly onGo: (place: Place) => void }) {
  const place = (fix: Fix) => (data.options ? placeOf(fix, data.options) : null);
  return (
    <VerdictList
      node={node} names={data.names} when={data.when}
      fixer={(fix) => {
        if (fix.type === 'wait') return () => remind(fix.until, name, data);
        const there = place(fix);
        return there && (() => onGo(there));
      }}
      fixLabel={(fix) => labelOf(fix, place(fix), data)}
      evidence={(clause) => <Evidence node={clause} data={data} />}
      waitsFor={(clause) => waitedFor(clause, data)}
    />
  );
}

/** What one does there, in a verb: "Start call", "Write 2 emails"; the row beside it says which. */
function labelOf(fix: Fix, place: Place | null, data: RecordData): string | undefined {
  if (isAsked(fix, data)) return 'See the request';
  if (fix.type === 'wait') return `Remind me ${formatMoment(fix.until, data.when)}`;
  if (fix.type !== 'do') return undefined;
  if (place?.type !== 'activity') return 'not in this stage';
  const option = data.options?.activities.find(({ activity }) => activity.id === place.activity);
  return option && actLabel(option.channel ?? option.activity.channel, 1);
}

/** A reminder for one's own calendar at the moment the clock opens it. */
function remind(until: number, name: string, { record, title, when }: RecordData): void {
  const text = calendarFile({ id: `${record.id}-${until}@baton`, title: `${title}: ${name} may be taken`, text: 'The waiting time is over.', start: until, end: until + 15 * minute, now: when.now });
  downloadFile(`${title} ${name}.ics`, text, 'text/calendar');
}

const mostChips = 3;

/** What was counted: the last few as links, each with what it was; earlier ones as a number. */
function Evidence({ node, data }: { readonly node: ClauseVerdict; readonly data: RecordData }) {
  const entries = node.evidence.flatMap((id) => data.entries.filter((entry) => entry.id === id));
  if (entries.length === 0) return null;
  const shown = entries.slice(-mostChips);
  return (
    <span className="desk-evidence"> seen {shown.map((entry) => <EvidenceChip key={entry.id} entry={entry} data={data} />)}{entries.length > shown.length ? ` and ${entries.length - shown.length} earlier` : ''}</span>
  );
}

function EvidenceChip({ entry, data }: { readonly entry: Entry; readonly data: RecordData }) {
  const { title, detail } = describeEntry(entry, data.names, data.when);
  const what = [title, detail, data.names.person(entry.by)].filter(Boolean).join(' · ');
  const moment = formatMoment(entry.at, data.when);
  return <Tooltip label={what} multiline maw={320} withArrow><a className="desk-chip" href={`#entry-${entry.id}`} aria-label={`${moment}: ${what}`}>{moment}</a></Tooltip>;
}

/** The role was asked already and nobody has said no. */
function isAsked(fix: Fix, { options }: RecordData): boolean {
  return fix.type === 'ask' && fix.purpose === 'approve' && options?.approvals?.some(({ role, request, given }) => role === fix.role && request !== null && given.every((one) => one.approved)) === true;
}

/** Whoever else has to act: another team, another person, the people of a role one does not hold. */
function waitedFor(node: ClauseVerdict, { me, names }: RecordData): string {
  const others = node.who.filter((fixer) => {
    switch (fixer.type) {
      case 'team':
        return !me.roles.includes(fixer.team);
      case 'role':
        return !me.roles.includes(fixer.role);
      case 'person':
        return fixer.person !== me.id;
      case 'otherRun':
        return true;
      default:
        return false;
    }
  });
  // required work is everybody's own part; of an answer one is enough
  return node.clause.type === 'requiredActivities' ? listAnd(others.map((fixer) => describeFixers([fixer], names))) : others.length === 0 ? '' : describeFixers(others, names);
}
