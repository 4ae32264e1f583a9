import type { Meta, StoryObj } from '@storybook/react-vite';
import { channels } from '#engine/blueprint';
import { Banner, channelLabel, ChannelTile, CountBadge, EmptyState, Initials, Kbd, MeterBar, Segments, StatusPill, ToneDot } from '../../src/ui/index.ts';

const meta: Meta = { title: 'ui/Marks' };
export default meta;

const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12 } as const;

/** A tile for every kind of activity. */
export const Tiles: StoryObj = {
  render: () => <div style={row}>{channels.map((channel) => <span key={channel} style={{ ...row, gap: 6 }}><ChannelTile channel={channel} />{channelLabel(channel)}</span>)}</div>,
};

export const TilesInTheDark: StoryObj = { ...Tiles, globals: { theme: 'dark' } };

/** Every state is a number, a shape and a word. */
export const States: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', gap: 16 }}>
      <div style={row}>
        <StatusPill tone="positive" dot>Live v7</StatusPill><StatusPill tone="time" dot>Draft v8</StatusPill><StatusPill dot>Paused v2</StatusPill>
        <StatusPill tone="primary" dot>First contact</StatusPill><StatusPill tone="negative">2 errors</StatusPill><CountBadge count={14} label="to do" />
      </div>
      <div style={row}>{(['positive', 'negative', 'neutral', 'time'] as const).map((tone) => <span key={tone} style={{ ...row, gap: 6 }}><ToneDot tone={tone} />{tone}</span>)}</div>
      <div style={row}><Segments done={2} total={5} label="touches in 7 days" /><span style={{ ...row, width: 260 }}><b>131</b> records <MeterBar value={18} max={131} tone="heat" /> 18 overdue</span></div>
      <div style={row}><Initials name="Mara Quinn" /><Initials name="Jonas Weber" size={40} /><Kbd keys="Ctrl+K" /><Kbd keys="N" /></div>
    </div>
  ),
};

export const StatesInTheDark: StoryObj = { ...States, globals: { theme: 'dark' } };

/** What happened, what is safe, what to do next. */
export const Banners: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', gap: 8 }}>
      <Banner title="Simulating.">Press Esc to edit.</Banner>
      <Banner tone="positive" title="Published v8.">131 records stay on v7.</Banner>
      <Banner tone="time" title="A newer Baton is open in another tab.">What you saved is safe.</Banner>
      <Banner tone="negative" title="The disk is full.">The last change was not kept.</Banner>
    </div>
  ),
};

export const BannersInTheDark: StoryObj = { ...Banners, globals: { theme: 'dark' } };

export const Empty: StoryObj = { render: () => <EmptyState title="No blueprint yet">A blueprint is the path every record follows.</EmptyState> };
