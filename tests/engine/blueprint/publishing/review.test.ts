import { describe, expect, test } from 'vitest';
import { behaviourHash, editBlueprint, reviewStanding, type Edit, type ReviewRequest } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';

const rule = { roles: ['manager'], approvals: 2 };
const people = [
  { id: 'u_ines', roles: ['manager'] },
  { id: 'u_ann', roles: ['manager'] },
  { id: 'u_bob', roles: ['rep', 'manager'] },
  { id: 'u_kim', roles: ['rep'] },
];
const asked: ReviewRequest = { hash: 'h1', by: 'u_ines', answers: [], closedAt: null };
const answered = (...answers: readonly (readonly [string, 'approved' | 'changesWanted'])[]): ReviewRequest => ({ ...asked, answers: answers.map(([by, verdict]) => ({ by, verdict })) });

describe('review before publishing', () => {
  test('[B80] approvals count by those the rule names, never by who asked', () => {
    expect(reviewStanding(rule, answered(['u_ines', 'approved'], ['u_kim', 'approved'], ['u_ann', 'approved']), 'h1', people)).toMatchObject({ state: 'waiting', approvedBy: ['u_ann'], missing: 1, reviewers: ['u_bob'], blocks: true });
    expect(reviewStanding(rule, answered(['u_ann', 'approved'], ['u_bob', 'approved']), 'h1', people)).toMatchObject({ state: 'approved', missing: 0, blocks: false });
  });

  test('[B80] people asked by name may answer without the role, and a last answer counts', () => {
    const named = { ...answered(['u_kim', 'changesWanted'], ['u_kim', 'approved'], ['u_ann', 'approved']), asked: ['u_kim'] };
    expect(reviewStanding(rule, named, 'h1', people)).toMatchObject({ state: 'approved', approvedBy: ['u_kim', 'u_ann'] });
    expect(reviewStanding(undefined, { ...named, answers: [] }, 'h1', people)).toMatchObject({ state: 'waiting', missing: 1, reviewers: ['u_kim'], blocks: false });
  });

  test('[B81] an edit of the behaviour makes it stale, one of the looks does not', () => {
    const drawing = aBlueprint('Reviewed').stage('New', (stage) => stage.call('Call').outcome('Won', { to: 'Won' })).end('Won', 'won');
    const draft = drawing.build();
    const request = { ...answered(['u_ann', 'approved'], ['u_bob', 'approved']), hash: behaviourHash(draft) };
    const after = (edit: Edit) => {
      const made = editBlueprint(draft, edit);
      if (!made.ok) throw new Error('not made');
      return reviewStanding(rule, request, behaviourHash(made.value.next), people);
    };
    expect(after({ type: 'moveCards', positions: { [drawing.id.stage('New')]: { x: 80, y: 8 } } }).state).toBe('approved');
    expect(after({ type: 'renameStage', stage: drawing.id.stage('New'), name: 'Fresh' })).toMatchObject({ state: 'stale', approvedBy: [], missing: 2, blocks: true });
  });

  test('[B82] somebody who wants changes keeps it back; without a rule nothing is kept back', () => {
    const request = answered(['u_ann', 'approved'], ['u_bob', 'approved'], ['u_bob', 'changesWanted']);
    expect(reviewStanding(rule, request, 'h1', people)).toMatchObject({ state: 'changesWanted', changesWantedBy: ['u_bob'], blocks: true });
    expect(reviewStanding(undefined, null, 'h1', people)).toMatchObject({ state: 'none', missing: 0, blocks: false });
    expect(reviewStanding(rule, null, 'h1', people)).toMatchObject({ state: 'none', missing: 2, blocks: true });
  });

  test('[B83] a closed request counts for nothing', () => {
    expect(reviewStanding(rule, { ...answered(['u_ann', 'approved'], ['u_bob', 'approved']), closedAt: 5 }, 'h1', people)).toMatchObject({ state: 'none', blocks: true });
  });
});
