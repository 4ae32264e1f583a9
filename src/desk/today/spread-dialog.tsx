import { useEffect, useState } from 'react';
import { Button, Modal, SegmentedControl } from '@mantine/core';
import type { SpreadDay, StuckReason } from '#engine/queue';
import { newIds, proposeSpread, snoozeMany, undoMany, useWorkDay, type SpreadProposal } from '../../storage/index.ts';
import { announce, formatCount, formatDuration, notifyDone, notifyProblem } from '../../ui/index.ts';
import type { TodayData } from './today-data.ts';

const stuckWords: Readonly<Record<StuckReason, string>> = { limit: 'their time limit comes first', gap: 'their customer would wait longer than the rhythm allows', hours: 'their hours never meet your working hours', full: 'no day has room' };

/** What is spread, in words. */
function pileWords({ overdue, dueToday }: SpreadProposal): string {
  if (dueToday === 0) return `${formatCount(overdue, 'line')} overdue.`;
  return overdue === 0 ? `${formatCount(dueToday, 'line')} due today, more than today has room for.` : `${formatCount(overdue, 'line')} overdue, and ${dueToday} due today, more than today has room for.`;
}

/** Looks at a pile before anything is moved: each day before and after, what would be put off, and what cannot be (B11, S117). */
export function SpreadDialog({ today, onClose }: { readonly today: TodayData; readonly onClose: () => void }) {
  const [days, setDays] = useState('5');
  const [busy, setBusy] = useState(false);
  const proposal = useProposal(today, Number(days));
  const move = async (agreed: SpreadProposal) => {
    setBusy(true);
    await spreadOut(agreed);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={today.day.overdue > 0 ? 'Spread out what is overdue' : 'Spread out what is too much'} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {proposal === null ? <p role="status">Reckoning…</p> : (
        <div className="tdy-spread">
          <p><b>{pileWords(proposal)}</b> The most pressing stay today as far as there is room; the others go to the first day with room, inside their rhythm and time limits. Nothing moves before you say so.</p>
          <SegmentedControl size="xs" aria-label="Over how many working days" value={days} onChange={setDays} data={['2', '5', '10'].map((value) => ({ value, label: `${value} days` }))} />
          <DayChart days={proposal.days} />
          <ul className="tdy-spread-sum">
            <li><b>{proposal.today}</b> {proposal.today === 1 ? 'stays' : 'stay'} today</li>
            <li><b>{proposal.moves.length}</b> {proposal.moves.length === 1 ? 'is' : 'are'} put off</li>
            {(['limit', 'gap', 'hours', 'full'] as const).map((why) => (proposal.stuck[why] === 0 ? null : <li key={why} data-stuck><b>{proposal.stuck[why]}</b> cannot be moved: {proposal.stuck[why] === 1 ? stuckWords[why].replaceAll('their', 'its') : stuckWords[why]}. {proposal.stuck[why] === 1 ? 'It stays' : 'They stay'} {proposal.dueToday > 0 ? 'today' : 'overdue'}.</li>))}
          </ul>
          <footer><Button variant="default" onClick={onClose}>Cancel</Button><Button loading={busy} disabled={proposal.moves.length === 0} onClick={() => void move(proposal)}>Put off {formatCount(proposal.moves.length, 'line')}</Button></footer>
        </div>
      )}
    </Modal>
  );
}

/** The proposal over so many days; the pile is looked at as it was when the dialog opened. */
function useProposal({ me, now, zone }: TodayData, days: number): SpreadProposal | null {
  const [asked] = useState({ owner: me.id, now, zone });
  const [workDay] = useWorkDay(me.id);
  const [proposal, setProposal] = useState<SpreadProposal | null>(null);
  const settings = JSON.stringify(workDay);
  useEffect(() => {
    let here = true;
    const { from, to, minutes } = JSON.parse(settings) as typeof workDay;
    void proposeSpread({ ...asked, days, hours: { from, to }, minutes }).then((made) => { if (here) setProposal(made); });
    return () => { here = false; };
  }, [asked, days, settings]);
  return proposal;
}

const dayNames = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' });

/** The load of each day, now and as proposed. */
function DayChart({ days }: { readonly days: readonly SpreadDay[] }) {
  const most = Math.max(60, ...days.flatMap(({ before, after, room }) => [before, after, room]));
  const span = (minutes: number) => formatDuration(minutes * 60_000);
  return (
    <table className="tdy-chart">
      <thead><tr><th scope="col">Day</th><th scope="col">Load</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
      <tbody>
        {days.map(({ date, before, after, room }, index) => (
          <tr key={date} data-over={after > room || undefined}>
            <th scope="row">{index === 0 ? 'Today' : dayNames.format(Date.parse(date))}</th>
            <td aria-label={`${span(after)} of ${span(room)}`}><span className="tdy-chart-bars" aria-hidden><i style={{ width: `${(before / most) * 100}%` }} /><i data-after style={{ width: `${(after / most) * 100}%` }} /><em style={{ left: `${(room / most) * 100}%` }} /></span></td>
            <td>{span(before)}</td>
            <td><b>{span(after)}</b>{after > room ? ', over' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moves what was proposed, as one batch with one way back. */
async function spreadOut({ moves }: SpreadProposal): Promise<void> {
  const batch = `spread/${newIds().next()}`;
  try {
    const { done, refused } = await snoozeMany(moves, { batch, reason: 'Spread out over the coming days' });
    const message = `${formatCount(done, 'line')} put off${refused.length === 0 ? '' : `, ${refused.length} refused by their rhythm or limits`}`;
    announce(message);
    notifyDone({ message, stays: 20_000, undo: () => void takeBack(batch) });
  } catch (problem) {
    notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not everything was put off');
  }
}

async function takeBack(batch: string): Promise<void> {
  const { restored, changedSince } = await undoMany(batch);
  notifyDone({ message: `${formatCount(restored, 'line')} due again${changedSince === 0 ? '' : `, ${changedSince} had moved on since`}` });
}
