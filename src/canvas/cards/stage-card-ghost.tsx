import type { Channel, StageKind } from '#engine/blueprint';
import { channelColour, channelIcon, channelLabel, kindLook } from '../../ui/index.ts';
import '../canvas.css';

export type StageCardGhostProps = { readonly kind: StageKind; readonly approval?: boolean | undefined; readonly channel?: undefined } | { readonly channel: Channel; readonly kind?: undefined; readonly approval?: undefined };

/** What hangs at the pointer while a block is dragged from the palette: the card it will become. */
export function StageCardGhost({ kind, channel, approval = false }: StageCardGhostProps) {
  if (channel !== undefined) {
    const Glyph = channelIcon(channel);
    return (
      <div className="bt-stage bt-ghost">
        <div className="bt-row bt-row-activity"><Glyph size={14} stroke={1.75} aria-hidden style={{ color: `var(--bt-${channelColour(channel)})` }} /><span className="bt-row-name">{channelLabel(channel)}</span></div>
      </div>
    );
  }
  const { icon: Glyph, colour, label } = approval ? { icon: channelIcon('approval'), colour: 'approval', label: 'Approval' } : kindLook(kind);
  return (
    <div className="bt-stage bt-ghost" data-kind={kind} data-pill={kind === 'end' || undefined}>
      <div className="bt-stage-head" style={{ height: 44 }}>
        <span className="bt-tile" aria-hidden style={{ width: 28, height: 28, color: `var(--bt-${colour})`, background: `var(--bt-${colour}-tint)` }}><Glyph size={16} stroke={1.75} /></span>
        <span className="bt-stage-words"><span className="bt-stage-title">{kind === 'end' ? 'End' : label}</span></span>
      </div>
    </div>
  );
}
