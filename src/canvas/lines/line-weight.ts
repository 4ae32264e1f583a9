/** How thick lines are and how much they stand out at this zoom: thin lines vanish from far away (ui.md "Zoom compensation"). */
export function lineWeight(zoom: number): { readonly thick: number; readonly far: string; readonly hit: number } {
  const far = Math.min(1, Math.max(0, (1 - zoom) / 0.8)) ** (1 / 2.2);
  return { thick: 2 * zoom ** -0.65, far: `${Math.round(far * 55)}%`, hit: Math.min(72, 24 / zoom) };
}
