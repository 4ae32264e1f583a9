import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Stage } from '#engine/blueprint';
import { listAnd } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { FoldList } from '../fields/fold-list.tsx';
import { Section } from '../fields/section.tsx';
import { useSetField } from './panel.tsx';

type Signpost = Stage['signposts'][number];

/** Content pieces along the way to a decision to buy: what a rep may show while a record stands here (S98). */
export function SignpostsSection({ stage }: { stage: Stage }) {
  const set = useSetField();
  const { signposts } = stage;
  const path = ['stages', stage.id, 'signposts'] as const;
  const put = (next: readonly Signpost[]) => {
    set(path, next, `signposts:${stage.id}`);
    return null;
  };
  const move = (key: string, index: number) => {
    const moved = signposts[Number(key)];
    if (moved) put(signposts.filter((each) => each !== moved).toSpliced(index, 0, moved));
  };
  return (
    <Section title="Signposts" summary={signposts.length === 0 ? 'none' : undefined} sentence={signposts.length === 0 ? undefined : `Worth showing here: ${listAnd(signposts.map(({ name }) => name || 'a piece without a name'))}`}>
      <p className="bt-quiet">Content that helps the customer decide at this point: a case, a price list, a comparison.</p>
      <FoldList
        label="Signposts"
        byPlace
        rows={signposts.map((signpost, index) => ({
          key: String(index), title: signpost.name || 'Content without a name', name: signpost.name || `signpost ${index + 1}`,
          body: (
            <>
              <CommittedText label="What it is called" required value={signpost.name} onCommit={(name) => put(signposts.with(index, { ...signpost, name }))} />
              <CommittedText label="Where it is" value={signpost.url} placeholder="https://" onCommit={(url) => put(signposts.with(index, { ...signpost, url }))} />
            </>
          ),
        }))}
        onRemove={(key) => put(signposts.filter((_, place) => place !== Number(key)))}
        onMove={move}
        add={<Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={signposts.length >= 50} onClick={() => put([...signposts, { name: `Content ${signposts.length + 1}`, url: '' }])}>Add content</Button>}
      />
    </Section>
  );
}
