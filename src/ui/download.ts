/** Hands a file to the person, under a name that every system accepts. */
export function downloadFile(name: string, content: Blob | string, type = 'application/json'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file name without what Windows, macOS or a shell would refuse: "Outbound: Q1/Q2.json" becomes "Outbound Q1 Q2.json". */
export function fileName(wanted: string): string {
  const clean = [...wanted].map((letter) => (letter < ' ' || '<>:"/\\|?*'.includes(letter) ? ' ' : letter)).join('');
  return clean.replace(/\s+/g, ' ').trim().slice(0, 120) || 'baton';
}
