import { Button } from '@mantine/core';
import type { ReviewStanding } from '#engine/blueprint';
import { Banner, listAnd } from '../../ui/index.ts';
import { useNames } from '../studio-context.ts';
import { useAsking } from './use-asking.ts';

/** Whether enough people have agreed, above the button that needs it. Nothing where nobody has to and nobody was asked. */
export function ReviewLine({ standing }: { readonly standing: ReviewStanding }) {
  const names = useNames();
  const ask = useAsking((state) => state.ask);
  const words = sayStanding(standing, (id) => names.person(id));
  if (standing.state === 'none' && !standing.blocks) return <div className="bt-quiet bt-review-offer">Nobody has looked it over. <Button size="compact-xs" variant="subtle" onClick={() => ask(true)}>Ask for a review</Button></div>;
  return (
    <Banner tone={standing.state === 'approved' ? 'positive' : 'time'} title={words.title} actions={standing.state === 'approved' || standing.state === 'waiting' ? undefined : <Button size="compact-sm" onClick={() => ask(true)}>Ask for a review</Button>}>{words.body}</Banner>
  );
}

/** Where a review stands, in a title and a sentence. */
export function sayStanding({ state, approvedBy, changesWantedBy, missing, reviewers, blocks }: ReviewStanding, name: (id: string) => string): { readonly title: string; readonly body: string } {
  const more = missing === 1 ? 'One more person' : `${missing} more people`;
  const who = reviewers.length === 0 ? 'Nobody else may approve it.' : `Those who may: ${listAnd(reviewers.map(name))}.`;
  switch (state) {
    case 'none':
      return { title: `${more} must approve this draft first.`, body: who };
    case 'stale':
      return { title: 'It was changed since it was reviewed.', body: blocks ? 'Ask again: the answers were about an earlier state.' : 'The answers were about an earlier state.' };
    case 'changesWanted':
      return { title: `${listAnd(changesWantedBy.map(name))} ${changesWantedBy.length === 1 ? 'wants' : 'want'} changes.`, body: blocks ? 'It cannot be published until they approve.' : 'You may publish it all the same.' };
    case 'waiting':
      return { title: `${more} must approve this draft${blocks ? ' first' : ''}.`, body: `${approvedBy.length > 0 ? `${listAnd(approvedBy.map(name))} approved. ` : ''}${who}` };
    case 'approved':
      return { title: `Approved by ${listAnd(approvedBy.map(name))}.`, body: 'It is as they saw it.' };
  }
}
