import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect } from 'react';
import { Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';

/** The scrolling ground of a screen, with the standard margins. `width="narrow"` for forms and settings. */
export function Page({ children, width = 'wide' }: { readonly children: ReactNode; readonly width?: 'wide' | 'narrow' | 'full' }) {
  return <div className="bt-page" data-width={width}>{children}</div>;
}

/** A screen's title with what it counts beside it and its actions on the right. */
export function PageHeader({ title, note, actions }: { readonly title: string; readonly note?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <header className="bt-page-header">
      <div className="bt-page-title">
        <Title order={1}>{title}</Title>
        {note === undefined ? null : <div className="bt-note-text">{note}</div>}
      </div>
      {actions === undefined ? null : <div className="bt-actions">{actions}</div>}
    </header>
  );
}

/** Puts the screen's name into the browser tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Baton`;
  }, [title]);
}

/** A small capital label over a group of rows, with a count and something on the right. */
export function SectionLabel({ children, count, right, order = 2 }: { readonly children: ReactNode; readonly count?: number; readonly right?: ReactNode; readonly order?: 2 | 3 | 4 }) {
  return (
    <div className="bt-section-label">
      <Title order={order} className="bt-section-title">{children}{count === undefined ? null : <span className="bt-section-count">{count}</span>}</Title>
      {right === undefined ? null : <div>{right}</div>}
    </div>
  );
}

/** What an empty place says: what will be here, and how to get the first one. */
export function EmptyState({ icon, title, children, actions }: { readonly icon?: ReactNode; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <section className="bt-empty">
      {icon === undefined ? null : <div className="bt-empty-icon" aria-hidden>{icon}</div>}
      <Title order={2}>{title}</Title>
      {children === undefined ? null : <div className="bt-empty-text">{children}</div>}
      {actions === undefined ? null : <div className="bt-actions">{actions}</div>}
    </section>
  );
}

const bannerIcons = { primary: IconInfoCircle, positive: IconCircleCheck, time: IconAlertTriangle, negative: IconAlertTriangle } as const;

/** A line across the screen that says what happened, what is safe and what to do next. Urgent tones are spoken at once. */
export function Banner({ tone = 'primary', title, children, actions }: { readonly tone?: keyof typeof bannerIcons; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  const Icon = bannerIcons[tone];
  return (
    <div className="bt-banner" role={tone === 'negative' ? 'alert' : 'status'} style={{ background: `var(--bt-${tone}-tint)`, borderColor: `var(--bt-${tone})` }}>
      <Icon size={18} stroke={1.75} color={`var(--bt-${tone})`} aria-hidden />
      <div className="bt-banner-words"><b>{title}</b>{children === undefined ? null : <> {children}</>}</div>
      {actions === undefined ? null : <div className="bt-actions">{actions}</div>}
    </div>
  );
}

/** The bar of key hints at the foot of a screen: each key with what it does. */
export function KeyHints({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(() => {
    document.body.toggleAttribute('data-key-hints', true);
    return () => void document.body.toggleAttribute('data-key-hints', false);
  }, []);
  return <footer className="bt-key-hints" aria-label="Keys on this screen">{children}</footer>;
}
