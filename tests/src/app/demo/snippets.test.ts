import { describe, expect, it } from 'vitest';
import { defaultRecordTypes, editBlueprint, idsIn, newBlueprint, parseFragment } from '#engine/blueprint';
import { createIdSource, fixedClock, seededDice } from '#engine/kernel';
import { demoSnippets } from '../../../../src/app/demo/snippets.ts';

const at = Date.UTC(2026, 10, 23);
const rows = demoSnippets('u_mara', at);
const ids = createIdSource(fixedClock(at), seededDice(1));

describe('the snippets of the demo', () => {
  it('are the three a team uses everywhere, the same every time', () => {
    expect(rows.map(({ name, fragment }) => [name, Object.keys(fragment.stages).length])).toEqual([['Voicemail plus email', 1], ['No-show recovery', 2], ['Approval over 50k', 2]]);
    expect(demoSnippets('u_mara', at)).toEqual(rows);
  });

  it.each(rows.map((row) => [row.name, row] as const))('%s can be read and pasted into a drawing', (_name, { fragment }) => {
    expect(parseFragment(JSON.stringify(fragment))).toMatchObject({ ok: true });
    const fresh = Object.fromEntries(idsIn(fragment).map((id) => [id, ids.next()]));
    const made = editBlueprint(newBlueprint({ id: ids.next(), name: 'Any', recordType: fragment.recordType }), { type: 'paste', fragment, at: { x: 0, y: 0 }, ids: fresh, keepOutsideLinks: false });
    expect(made).toMatchObject({ ok: true });
  });

  it('the large deal is sorted by its amount and leads on by the approver’s answer', () => {
    const outcomes = Object.values(rows[2]?.fragment.outcomes ?? {});
    const triggers = Object.fromEntries(outcomes.map(({ name, trigger }) => [name, trigger.type]));
    expect(triggers).toEqual({ 'Needs approval': 'condition', Otherwise: 'person', Approved: 'result', Rejected: 'result' });
    expect(defaultRecordTypes.deal.fields['amount']).toBeDefined();
    expect(outcomes.find(({ name }) => name === 'Otherwise')?.fallback).toBe(true);
  });
});
