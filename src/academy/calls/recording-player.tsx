import { useEffect, useRef, useState } from 'react';
import { Button, FileButton, TextInput } from '@mantine/core';
import { IconDownload, IconExternalLink, IconUpload } from '@tabler/icons-react';
import { keepFile, readFile, type FileRow } from '../../storage/index.ts';
import { downloadFile, formatBytes, notifyProblem } from '../../ui/index.ts';
import { momentText } from './call-words.ts';
import { keptFile, mediaOf, webAddress } from './recording.ts';
import type { ReviewAtHand } from './review-screen.tsx';
import type { CallReviewWork } from './use-call-review.ts';

/** The recording: a kept file is played here, a link is opened; where there is none it can be added while reviewing. */
export function RecordingPlayer({ at, work }: { readonly at: ReviewAtHand; readonly work: CallReviewWork }) {
  const { recording } = work;
  if (recording === null) return <section className="bt-card calls-recording" aria-label="Recording"><NoRecording at={at} work={work} /></section>;
  const file = keptFile(recording);
  return <section className="bt-card calls-recording" aria-label="Recording">{file === null ? <LinkedRecording link={recording} /> : <KeptRecording key={file} id={file} work={work} length={at.call.entry.intent.type === 'complete' ? at.call.entry.intent.lasted : undefined} />}</section>;
}

function LinkedRecording({ link }: { readonly link: string }) {
  const address = webAddress(link);
  if (address === null) return <p>The recording is noted as “{link}”, which is no page that can be opened.</p>;
  return (
    <>
      <Button component="a" href={address} target="_blank" rel="noreferrer" leftSection={<IconExternalLink size={16} aria-hidden />}>Open the recording</Button>
      <p className="bt-quiet">It is kept at {new URL(address).host} and opens in a tab of its own. Write the moment of a comment by hand, such as 2:07.</p>
    </>
  );
}

function KeptRecording({ id, work, length }: { readonly id: string; readonly work: CallReviewWork; readonly length: number | undefined }) {
  const [kept, setKept] = useState<{ readonly row: FileRow; readonly url: string } | null>();
  const player = useRef<HTMLMediaElement>(null);
  const [lasts, setLasts] = useState(length ?? 0);
  useEffect(() => {
    let url: string | null = null;
    let isShown = true;
    void readFile(id).then((row) => {
      if (!isShown) return;
      if (row !== null) url = URL.createObjectURL(row.content);
      setKept(row === null || url === null ? null : { row, url });
    });
    return () => {
      isShown = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id]);
  const { wish } = work.playhead;
  useEffect(() => {
    if (wish === null || player.current === null) return;
    player.current.currentTime = wish.second;
    void player.current.play()?.catch(() => undefined);
  }, [wish]);
  if (kept === undefined) return <p className="bt-quiet" role="status">Reading the recording …</p>;
  if (kept === null) return <p>The recording was removed from the record’s files.</p>;
  const media = mediaOf(kept.row.type);
  if (media === null) return <><Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => downloadFile(kept.row.name, kept.row.content)}>Save {kept.row.name}</Button><p className="bt-quiet">This kind of file cannot be played here.</p></>;
  const props = {
    src: kept.url, controls: true, preload: 'metadata', 'aria-label': `Recording: ${kept.row.name}`,
    onTimeUpdate: () => work.atSecond(Math.floor(player.current?.currentTime ?? 0)),
    onLoadedMetadata: () => { const { duration = 0 } = player.current ?? {}; if (Number.isFinite(duration)) setLasts(duration); },
  } as const;
  return (
    <>
      {/* oxlint-disable jsx-a11y/media-has-caption -- nobody has written down what was said; the notes and comments beside it are what there is */}
      {media === 'audio' ? <audio ref={player as React.RefObject<HTMLAudioElement>} {...props} /> : <video ref={player as React.RefObject<HTMLVideoElement>} {...props} />}
      {/* oxlint-enable jsx-a11y/media-has-caption */}
      <Moments work={work} lasts={lasts} />
      <p className="bt-quiet">{kept.row.name}, {formatBytes(kept.row.size)}, kept in this browser.</p>
    </>
  );
}

/** A line under the recording with a mark for each comment that may be seen. */
function Moments({ work, lasts }: { readonly work: CallReviewWork; readonly lasts: number }) {
  const comments = [...(work.standing.form === 'open' ? (work.half?.comments ?? []) : []), ...work.standing.shown.flatMap((review) => review.comments)];
  if (comments.length === 0 || lasts <= 0) return null;
  return (
    <div className="calls-moments" role="group" aria-label="Comments along the recording">
      {comments.map(({ id, second, text }) => <button key={id} type="button" style={{ left: `${Math.min(100, (second / lasts) * 100)}%` }} title={`${momentText(second)} ${text}`} aria-label={`Hear ${momentText(second)}: ${text}`} onClick={() => work.hear(second)} />)}
    </div>
  );
}

function NoRecording({ at: { call, me }, work }: { readonly at: ReviewAtHand; readonly work: CallReviewWork }) {
  const [link, setLink] = useState('');
  const mayAdd = work.standing.form === 'open' && call.record !== null;
  const keep = async (file: File | null) => {
    if (file === null || call.record === null) return;
    if (mediaOf(file.type) === null) return void notifyProblem('Choose a sound or video file.');
    const kept = await keepFile(call.record.id, file, me.id);
    if (kept.ok) work.change({ recording: `file:${kept.value.id}` });
    else notifyProblem(kept.error.type === 'tooLarge' ? `It is larger than ${formatBytes(kept.error.limit)}, the most that is kept of one file. Keep it elsewhere and put its link here.` : kept.error.type === 'noRoom' ? 'There is no room left for files. Remove some, or put a link here.' : 'The file could not be kept.');
  };
  const address = webAddress(link);
  return (
    <>
      <p><b>No recording was kept with this call.</b> {mayAdd ? 'Add one to listen to, or review it from the notes.' : 'The notes below are what there is.'}</p>
      {mayAdd ? (
        <div className="calls-add">
          <FileButton accept="audio/*,video/*" onChange={(file) => void keep(file)}>{(props) => <Button {...props} variant="default" size="sm" leftSection={<IconUpload size={16} aria-hidden />}>Choose a file</Button>}</FileButton>
          <TextInput size="sm" aria-label="Link to the recording" placeholder="or https://…" value={link} onChange={(event) => setLink(event.currentTarget.value)} />
          <Button size="sm" variant="default" disabled={address === null} onClick={() => { if (address !== null) work.change({ recording: address }); }}>Add the link</Button>
        </div>
      ) : null}
    </>
  );
}
