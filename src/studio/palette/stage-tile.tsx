import { IconArrowsSplit2, IconCircleX, IconClock, IconColumns, IconNote, IconRecycle, IconRoute, IconTrophy, type Icon } from '@tabler/icons-react';
import type { EndResult, StageKind } from '#engine/blueprint';

interface Look {
  readonly icon: Icon;
  readonly colour: string;
}

const kinds: Readonly<Record<Exclude<StageKind, 'end'>, Look>> = {
  work: { icon: IconRoute, colour: 'neutral' },
  decision: { icon: IconArrowsSplit2, colour: 'approval' },
  wait: { icon: IconClock, colour: 'time' },
  parallel: { icon: IconColumns, colour: 'neutral' },
};
const ends: Readonly<Record<EndResult, Look>> = {
  won: { icon: IconTrophy, colour: 'positive' },
  lost: { icon: IconCircleX, colour: 'negative' },
  nurture: { icon: IconClock, colour: 'neutral' },
  recycle: { icon: IconRecycle, colour: 'neutral' },
  closed: { icon: IconCircleX, colour: 'neutral' },
};

/** The square that says what kind of stage it is. */
export function StageTile({ kind, result, size = 28 }: { kind: StageKind; result?: EndResult | undefined; size?: number }) {
  return <Tile look={kind === 'end' ? ends[result ?? 'closed'] : kinds[kind]} size={size} />;
}

/** The square of a sticky note. */
export function NoteTile({ size = 28 }: { size?: number }) {
  return <Tile look={{ icon: IconNote, colour: 'time' }} size={size} />;
}

function Tile({ look: { icon: Glyph, colour }, size }: { look: Look; size: number }) {
  return (
    <span className="bt-tile" aria-hidden style={{ width: size, height: size, color: `var(--bt-${colour})`, background: `var(--bt-${colour}-tint)` }}>
      <Glyph size={Math.round(size * 0.57)} stroke={1.75} />
    </span>
  );
}
