import { describe, expect, test } from 'vitest';
import { guardOf, takeOf } from '../../../engine/compile/flat/read-node.ts';

describe('reading a resolved machine', () => {
  test('[M11] a guard keeps its name and what it asks about', () => {
    expect(guardOf({ type: 'limit', params: { outcome: 'o', instead: 'i' } })).toEqual({ type: 'limit', params: { outcome: 'o', instead: 'i' } });
    expect(guardOf({ type: 'lane', params: { stage: 's', lane: 'l', more: 1 } })).toEqual({ type: 'lane', params: { stage: 's', lane: 'l' } });
  });

  test.each([undefined, () => true, 'gate', { type: 'gate' }, { type: 'gate', params: {} }, { type: 'gate', params: { outcome: 1 } }, { type: 'xstate.stateIn', params: {} }])('[M11] no table is made of the guard %s', (guard) => {
    expect(() => guardOf(guard)).toThrow('Invariant broken');
  });

  test('[M11] an action keeps what it takes, from where, and whether by itself', () => {
    expect(takeOf({ type: 'take', params: { outcome: 'o', from: 's', automatic: false } })).toEqual({ outcome: 'o', from: 's', automatic: false });
  });

  test.each([{ type: 'log', params: { outcome: 'o', from: 's', automatic: true } }, { type: 'take', params: { outcome: 'o', from: 's' } }, () => undefined])('[M11] no table is made of the action %s', (action) => {
    expect(() => takeOf(action)).toThrow('Invariant broken');
  });
});
