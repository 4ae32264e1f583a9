import type { AgreedMeeting } from '#engine/journal';
import { formatMoment, type Seen } from '../../../ui/index.ts';
import { webLink } from '../../links.ts';
import './meeting.css';

/** A meeting as the story keeps it: when, how long, where, with whom, about what. */
export function Agreed({ meeting, when }: { readonly meeting: AgreedMeeting; readonly when: Seen }) {
  const { start, minutes, place, attendees, agenda } = meeting;
  const link = webLink(place);
  return (
    <div className="meet-agreed">
      <span>{formatMoment(start, when)}, {minutes} min{place === '' ? null : <>, {link === null ? place : <a href={link} target="_blank" rel="noreferrer">{place}</a>}</>}</span>
      {attendees.length === 0 ? null : <span>With {attendees.join(', ')}</span>}
      {agenda === '' ? null : <details className="desk-text"><summary>Agenda</summary><div>{agenda}</div></details>}
    </div>
  );
}
