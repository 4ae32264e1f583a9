import type { CSSProperties, ReactNode } from 'react';
import type { Channel, Tone } from '#engine/blueprint';
import { channelColour, channelIcon, channelLabel } from './channels.ts';

/** A role of colour a small mark may take. */
export type MarkTone = 'primary' | 'positive' | 'negative' | 'time' | 'neutral';

/** The square tile that says at a glance what kind of activity it is. With `labelled` the kind is spoken too. */
export function ChannelTile({ channel, size = 28, labelled = false }: { readonly channel: Channel; readonly size?: number; readonly labelled?: boolean }) {
  const Icon = channelIcon(channel);
  const colour = channelColour(channel);
  const style: CSSProperties = { width: size, height: size, color: `var(--bt-${colour})`, background: `var(--bt-${colour}-tint)` };
  return (
    <span className="bt-tile" style={style} {...(labelled ? { role: 'img', 'aria-label': channelLabel(channel) } : { 'aria-hidden': true })}>
      <Icon size={Math.round(size * 0.57)} stroke={1.75} />
    </span>
  );
}

const toneWords: Readonly<Record<Tone, string>> = { positive: 'good outcome', negative: 'bad outcome', neutral: 'neutral outcome', time: 'timed outcome' };

/** What an outcome's tone is called, for ears: "good outcome". */
export function toneLabel(tone: Tone): string {
  return toneWords[tone];
}

/** The dot in an outcome's tone. Decoration by default: the name stands beside it. */
export function ToneDot({ tone, size = 8 }: { readonly tone: Tone; readonly size?: number }) {
  return <span className="bt-dot" aria-hidden style={{ width: size, height: size, background: `var(--bt-${tone})` }} />;
}

/** A short state in a pill, such as "Live v7": words first, colour second. */
export function StatusPill({ tone = 'neutral', dot = false, icon, children }: { readonly tone?: MarkTone; readonly dot?: boolean; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="bt-pill" style={{ color: `var(--bt-${tone})`, background: `var(--bt-${tone}-tint)` }}>
      {dot ? <span className="bt-dot" aria-hidden style={{ width: 6, height: 6, background: 'currentcolor' }} /> : null}
      {icon}
      <span>{children}</span>
    </span>
  );
}

/** A key, or several joined by a plus, as printed on the keyboard: `keys="Ctrl+K"`. */
export function Kbd({ keys }: { readonly keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return (
    <span className="bt-keys">
      {parts.map((part) => <kbd key={part} className="bt-kbd">{part}</kbd>)}
    </span>
  );
}

/** How many, in a quiet round badge, or what stands for the number. `label` tells ears of what. */
export function CountBadge({ count, text = count.toLocaleString('en-GB'), label, tone = 'neutral' }: { readonly count: number; readonly text?: string; readonly label?: string; readonly tone?: MarkTone }) {
  return (
    <span className="bt-count" style={{ color: `var(--bt-${tone})`, background: `var(--bt-${tone}-tint)` }}>
      {text}
      {label === undefined ? null : <span className="bt-sr"> {label}</span>}
    </span>
  );
}

/** A person as initials in a circle; the name is spoken unless it stands beside it. */
export function Initials({ name, size = 24, spoken = false }: { readonly name: string; readonly size?: number; readonly spoken?: boolean }) {
  const letters = name.split(/\s+/).filter(Boolean).map((word) => word.charAt(0)).filter((_, index, all) => index === 0 || index === all.length - 1).join('').toUpperCase();
  return (
    <span className="bt-initials" style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }} {...(spoken ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}>
      {letters || '?'}
    </span>
  );
}

/** "2 of 5" as short bars with the numbers beside it, for small whole counts. */
export function Segments({ done, total, label }: { readonly done: number; readonly total: number; readonly label?: string }) {
  const shown = Math.min(total, 12);
  return (
    <span className="bt-segments">
      <span className="bt-segments-bars" aria-hidden>
        {Array.from({ length: shown }, (_, index) => <span key={index} data-done={index < Math.round((done / Math.max(total, 1)) * shown) || undefined} />)}
      </span>
      <span><b>{done} of {total}</b>{label === undefined ? null : ` ${label}`}</span>
    </span>
  );
}

/** The heat step 0 to 4 for a share between 0 and 1: the same steps on cards, on the canvas and in lists. */
export function heatStep(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share <= 0) return 0;
  if (share < 0.1) return 1;
  if (share < 0.2) return 2;
  if (share < 0.3) return 3;
  return 4;
}

/** A thin bar for a share of a whole. Decoration: the number always stands beside it. `tone="heat"` colours by share. */
export function MeterBar({ value, max, tone = 'primary', width }: { readonly value: number; readonly max: number; readonly tone?: MarkTone | 'heat'; readonly width?: number | string }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const colour = tone === 'heat' ? `var(--bt-heat-${Math.max(1, heatStep(share))})` : `var(--bt-${tone})`;
  return (
    <span className="bt-meter" aria-hidden style={{ width }}>
      <span style={{ width: `${share * 100}%`, background: colour }} />
    </span>
  );
}
