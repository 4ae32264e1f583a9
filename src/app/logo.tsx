/** The mark: a path handed from one point to the next. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="var(--bt-primary)" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      <path d="M15.5 5.5H9a3.2 3.2 0 0 0 0 6.5h6a3.2 3.2 0 0 1 0 6.5H8.5" />
      <circle cx="18" cy="5.5" r="2.2" />
      <circle cx="6" cy="18.5" r="2.2" />
    </svg>
  );
}
