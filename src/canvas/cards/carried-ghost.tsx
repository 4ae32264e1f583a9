import { channelColour, channelIcon } from '../../ui/index.ts';
import { useCardState } from './card-context.ts';

/** The activity that hangs at the pointer while it is dragged, with the reason where it may not be let go. */
export function CarriedGhost() {
  const carried = useCardState((state) => state.carried);
  const activity = useCardState(({ blueprint, carried: now }) => (now ? blueprint.activities[now.activity] : undefined));
  if (!carried || !activity) return null;
  const Glyph = channelIcon(activity.channel);
  return (
    <div className="bt-carried" data-refused={carried.refusal !== null || undefined} style={{ left: carried.screen.x + 10, top: carried.screen.y + 8 }}>
      <Glyph size={14} stroke={1.75} aria-hidden style={{ color: `var(--bt-${channelColour(activity.channel)})` }} />
      <span>{carried.refusal ?? (activity.name || 'Without a name')}</span>
    </div>
  );
}
