import { IconFrame, IconNote, IconShieldCheck } from '@tabler/icons-react';
import type { EndResult, StageKind } from '#engine/blueprint';
import { kindLook, type StageLook } from '../../ui/index.ts';

/** The square that says what kind of stage it is. */
export function StageTile({ kind, result, approval = false, size = 28 }: { kind: StageKind; result?: EndResult | undefined; approval?: boolean | undefined; size?: number }) {
  return <Tile look={approval ? { icon: IconShieldCheck, colour: 'approval' } : kindLook(kind, result)} size={size} />;
}

/** The square of a phase. */
export function PhaseTile({ size = 28 }: { size?: number }) {
  return <Tile look={{ icon: IconFrame, colour: 'neutral' }} size={size} />;
}

/** The square of a sticky note. */
export function NoteTile({ size = 28 }: { size?: number }) {
  return <Tile look={{ icon: IconNote, colour: 'time' }} size={size} />;
}

function Tile({ look: { icon: Glyph, colour }, size }: { look: Pick<StageLook, 'icon' | 'colour'>; size: number }) {
  return (
    <span className="bt-tile" aria-hidden style={{ width: size, height: size, color: `var(--bt-${colour})`, background: `var(--bt-${colour}-tint)` }}>
      <Glyph size={Math.round(size * 0.57)} stroke={1.75} />
    </span>
  );
}
