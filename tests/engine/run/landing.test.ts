import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '#engine/compile';
import { landingsOf } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { versionOf } from './a-rep.ts';

const sorting = aBlueprint('Sorting')
  .stage('In', (s) => s.outcome('On', { to: 'Sort' }))
  .decision('Sort', (s) => s.outcome('Big', { to: 'Sort again', trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 10 } } }).outcome('Else', { to: 'Small', fallback: true }))
  .decision('Sort again', (s) => s.outcome('Huge', { to: 'Big', trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 99 } } }).outcome('Else', { to: 'Small', fallback: true }))
  .stage('Big', (s) => s.outcome('Done', { to: 'End' }))
  .stage('Small', (s) => s.outcome('Done', { to: 'End' }))
  .end('End');

describe('where a way out leads', () => {
  it('[R184] to the stage itself, or through decisions to every stage they may lead to, each once', () => {
    const process = compileBlueprint(versionOf(sorting.build()));
    const id = (name: string) => sorting.id.stage(name);
    expect(landingsOf(process, id('Big'))).toEqual([id('Big')]);
    expect(landingsOf(process, id('End'))).toEqual([id('End')]);
    expect(landingsOf(process, id('Sort'))).toEqual([id('Big'), id('Small')]);
  });
});
