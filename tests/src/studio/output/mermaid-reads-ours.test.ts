import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { starters } from '#engine/blueprint';
import { exporters } from '#engine/exchange';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { plainWords } from '../../../kit/plain-words.ts';

const drawings = [
  ...starters.map((starter) => [starter.name, starter.build()] as const),
  ['signs of its own', aBlueprint('"x"; --> #1 {y} %% [*] end').stage('state "A" : b --> c; #35; `d` <br/> 名 end note', (stage) => stage.outcome(': : -- ; #quot; %%', { to: 'end' })).end('end', 'won').common('note', 'all', { to: 'end' }).build()] as const,
  ['lanes', aBlueprint().parallel('Both', (stage) => stage.lane('One').lane('Two: 2').outcome('Done', { to: 'Won' })).end('Won', 'won').build()] as const,
];

describe('Mermaid itself', () => {
  it.each(drawings)('[X33] reads our diagram of %s', async (_name, blueprint) => {
    const written = await exporters.mermaid.write(blueprint, { words: plainWords, config: null });
    expect(await mermaid.parse(written.ok ? written.value.text : '')).toMatchObject({ diagramType: 'stateDiagram' });
  });

  it('[X33] would notice a broken diagram', async () => {
    await expect(mermaid.parse('stateDiagram-v2\n  state "a as b\n  b -> c')).rejects.toThrow();
  });
});
