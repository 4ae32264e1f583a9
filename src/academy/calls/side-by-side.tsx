import { Button, Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import { gapsBetween, type CriterionGap } from '#engine/insights';
import type { CallReviewRow } from '../../storage/index.ts';
import { CommentList } from './comment-list.tsx';
import { newComment } from './half-review.ts';
import type { ReviewAtHand } from './review-screen.tsx';
import { criterionName, useRubric } from './rubric.ts';
import type { CallReviewWork } from './use-call-review.ts';

/** Every view of the call beside the others, with the differences marked, the rep's own first. */
export function SideBySide({ at: { me, nameOf }, work, rep }: { readonly at: ReviewAtHand; readonly work: CallReviewWork; readonly rep: string }) {
  const { all } = useRubric();
  const { shown, mine, changeable, side } = work.standing;
  const views = shown.toSorted((a, b) => Number(b.self) - Number(a.self) || a.at - b.at);
  const self = views.find((view) => view.self);
  const given = new Set(views.flatMap(({ scores }) => Object.keys(scores)));
  const criteria = all.map(({ id }) => id).filter((id) => given.has(id));
  const others = [...given].filter((id) => !criteria.includes(id));
  const coach = views.filter((view) => !view.self);
  const [one] = coach;
  const gaps = self !== undefined && one !== undefined ? new Map(gapsBetween([...criteria, ...others], self, one).map((gap) => [gap.criterion, gap])) : null;
  return (
    <div className="calls-side">
      <Table aria-label="Scores side by side">
        <Table.Thead><Table.Tr><Table.Th>Criterion</Table.Th>{views.map((view) => <Table.Th key={view.id}>{view.self ? (side === 'rep' ? 'You' : rep) : view.by === me.id ? 'You' : nameOf(view.by)}<small>{view.self ? 'self' : 'coach'}</small></Table.Th>)}{gaps ? <Table.Th>Difference</Table.Th> : null}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {[...criteria, ...others].map((id) => (
            <Table.Tr key={id} data-far={gaps?.get(id)?.far || undefined}>
              <Table.Th scope="row">{criterionName(all, id)}</Table.Th>
              {views.map((view) => <Table.Td key={view.id}><Score value={view.scores[id]} /></Table.Td>)}
              {gaps ? <Table.Td><Difference gap={gaps.get(id)} /></Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {self === undefined ? <p className="bt-quiet">{rep} has not given their own view yet; it will stand beside yours.</p> : coach.length === 0 ? <p className="bt-quiet">No coach has reviewed it yet.</p> : null}
      {views.map((view) => <Words key={view.id} view={view} who={view.by === me.id ? 'You' : nameOf(view.by)} />)}
      <CommentList
        comments={views.flatMap(({ comments }) => comments)} nameOf={nameOf} work={work}
        {...(mine === null ? {} : { onAdd: (second: number, text: string) => work.keep({ ...mine, comments: [...mine.comments, newComment(second, text, me.id)] }, 'The comment is pinned') })}
      />
      {changeable ? <Button className="calls-change" size="compact-sm" variant="subtle" onClick={work.reopen}>Change what I gave</Button> : null}
    </div>
  );
}

function Score({ value }: { readonly value: number | undefined }) {
  return value === undefined ? <span className="calls-none">not scored</span> : <span className="calls-points-of"><b>{value}</b><span className="calls-bar" aria-hidden>{[1, 2, 3, 4, 5].map((step) => <i key={step} data-on={step <= value || undefined} />)}</span></span>;
}

function Difference({ gap }: { readonly gap: CriterionGap | undefined }) {
  if (gap === undefined || gap.gap === null) return <span className="calls-none">one side only</span>;
  if (gap.gap === 0) return <span className="calls-gap"><IconEqual size={14} aria-hidden />same</span>;
  const Mark = gap.gap > 0 ? IconArrowUp : IconArrowDown;
  return <span className="calls-gap" data-far={gap.far || undefined}><Mark size={14} aria-hidden />coach {Math.abs(gap.gap)} {gap.gap > 0 ? 'higher' : 'lower'}{gap.far ? <em>far apart</em> : null}</span>;
}

function Words({ view, who }: { readonly view: CallReviewRow; readonly who: string }) {
  const parts = [[view.self ? 'What went well' : 'Strengths', view.strengths], [view.self ? 'Would do differently' : 'To work on', view.improve]] as const;
  return (
    <article className="calls-words" aria-label={`In words: ${who}`}>
      <h3>{who}<small>{view.self ? 'self' : 'coach'}</small></h3>
      {view.ahead === undefined ? null : <p className="calls-ahead">Went ahead before the rep’s own view: “{view.ahead}”</p>}
      <dl>{parts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text === '' ? <span className="calls-none">Nothing written</span> : text}</dd></div>)}</dl>
    </article>
  );
}
