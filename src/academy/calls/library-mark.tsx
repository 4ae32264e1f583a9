import { useState } from 'react';
import { Button, MultiSelect, Select, Textarea } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { stagesOf } from '#engine/blueprint';
import { inOrder } from '#engine/kernel';
import type { CallReviewRow } from '../../storage/index.ts';
import type { ReviewAtHand } from './review-screen.tsx';
import type { CallReviewWork } from './use-call-review.ts';

/** Puts the call into the library, under the stage and the objections it is a good example of, with why; or takes it out again (S89). */
export function LibraryMark({ at: { call }, work, mine }: { readonly at: ReviewAtHand; readonly work: CallReviewWork; readonly mine: CallReviewRow }) {
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState(mine.why ?? '');
  const [stage, setStage] = useState(mine.stage);
  const [objections, setObjections] = useState<readonly string[]>(mine.objections);
  const drawing = call.version?.document;
  const script = call.entry.intent.type === 'complete' ? drawing?.activities[call.entry.intent.activity]?.content.script : undefined;
  if (!isOpen) {
    return mine.good
      ? <div className="calls-mark"><p><IconStarFilled size={16} aria-hidden /><span>In the library: “{mine.why}”</span></p><div className="bt-actions"><Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>Change</Button><Button size="compact-sm" variant="subtle" color="gray" onClick={() => work.keep({ ...mine, good: false }, 'Taken out of the library')}>Take it out</Button></div></div>
      : <div className="calls-mark"><Button variant="default" leftSection={<IconStar size={16} aria-hidden />} onClick={() => setOpen(true)}>Put it into the library of good calls</Button></div>;
  }
  const keep = () => {
    work.keep({ ...mine, good: true, why: why.trim(), stage, objections }, 'It is in the library');
    setOpen(false);
  };
  return (
    <div className="calls-mark">
      <Textarea label="Why it is worth listening to" description="Everybody reads it; scores stay between the rep and the coaches." autosize minRows={2} maxLength={400} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      {drawing ? <Select label="A good example of the stage" data={stagesOf(drawing).map(({ id, name }) => ({ value: id, label: name }))} value={stage} onChange={setStage} allowDeselect={false} /> : null}
      {script && Object.keys(script.objections).length > 0 ? <MultiSelect label="And of these objections" data={inOrder(script.objections).map(({ id, name }) => ({ value: id, label: name }))} value={[...objections]} onChange={setObjections} /> : null}
      <div className="bt-actions"><Button disabled={why.trim().length < 5} onClick={keep}>{mine.good ? 'Keep' : 'Put it in'}</Button><Button variant="default" onClick={() => setOpen(false)}>Cancel</Button></div>
    </div>
  );
}
