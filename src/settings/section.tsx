import { useId, type ReactNode } from 'react';

/** One card of settings under its heading; `id` is its address on the page (`/settings#data`). */
export function Section({ id: address, title, lead, children }: { readonly id: string; readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section id={address} className="bt-card bt-settings-section" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      <p>{lead}</p>
      {children}
    </section>
  );
}

/** A setting: what it is and does on the left, its control on the right. */
export function Row({ name, note, children }: { readonly name: string; readonly note: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="bt-settings-row">
      <div><b>{name}</b><div className="bt-settings-note">{note}</div></div>
      <div className="bt-settings-control">{children}</div>
    </div>
  );
}
