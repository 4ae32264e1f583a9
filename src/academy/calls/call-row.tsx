import { IconCheck, IconLink, IconWaveSine } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Entry } from '#engine/journal';
import { recordingIn, type CallReviewRow, type RecordRow } from '../../storage/index.ts';
import { formatMoment, Initials, type Seen } from '../../ui/index.ts';
import { lengthWords } from './call-words.ts';
import { keptFile } from './recording.ts';
import type { CallNames } from './use-call-names.ts';

/** One call as a line: who, with whom, where, how it ended, what there is to hear, and who has reviewed it. */
export function CallRow({ entry, record, reviews, rep, known, when }: {
  readonly entry: Entry;
  readonly record: RecordRow | undefined;
  readonly reviews: readonly CallReviewRow[];
  readonly rep: string;
  readonly known: CallNames;
  readonly when: Seen;
}) {
  if (entry.intent.type !== 'complete') return null;
  const { result, lasted, activity } = entry.intent;
  const recording = recordingIn(entry) ?? reviews.find((review) => review.recording !== null)?.recording ?? null;
  const stage = entry.changes?.done[0]?.stage;
  const coached = reviews.filter(({ self }) => !self).length;
  const isGood = reviews.some(({ good }) => good);
  return (
    <Link to={`/learn/calls/${entry.id}`} className="calls-row" aria-label={`${rep} called ${record ? known.record(record) : '…'}, ${formatMoment(entry.at, when)}`}>
      <span className="calls-who"><Initials name={rep} size={28} /><span><b>{rep}</b><small>{formatMoment(entry.at, when)}</small></span></span>
      <span className="calls-two"><span>{record ? known.record(record) : ' '}</span><small>{known.names.activity(activity)}</small></span>
      <span className="calls-two"><span>{result === null ? 'Done' : known.names.result(result)}</span><small>{stage === undefined ? '' : known.names.stage(stage)}</small></span>
      <span className="calls-length">{lengthWords(lasted)}</span>
      <Recording recording={recording} />
      <Done isDone={reviews.some(({ self }) => self)} words="Self review" />
      <span className="calls-coach"><Done isDone={coached > 0} words="Coach" count={coached} />{isGood ? <em>good call</em> : null}</span>
    </Link>
  );
}

function Recording({ recording }: { readonly recording: string | null }) {
  if (recording === null) return <span className="calls-none">None</span>;
  return keptFile(recording) === null ? <span className="calls-has"><IconLink size={14} aria-hidden />Link</span> : <span className="calls-has"><IconWaveSine size={14} aria-hidden />File</span>;
}

function Done({ isDone, words, count = 1 }: { readonly isDone: boolean; readonly words: string; readonly count?: number }) {
  return isDone ? <span className="calls-has" data-done><IconCheck size={14} stroke={2.5} aria-hidden /><span><i>{words} </i>{count > 1 ? `${count} reviews` : 'Done'}</span></span> : <span className="calls-none"><i>{words} </i>Open</span>;
}
