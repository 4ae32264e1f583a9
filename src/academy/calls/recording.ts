/** A page of the web that may be opened: http or https without a name or password in it; null for anything else (trap E14). */
export function webAddress(link: string): string | null {
  const address = link.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username === '' && url.password === '' && url.host !== '' ? url.href : null;
}

/** The id of a kept file; null for a link. */
export function keptFile(recording: string): string | null {
  return recording.startsWith('file:') ? recording.slice(5) : null;
}

/** What can be played here: sound and pictures that move. */
export function mediaOf(type: string): 'audio' | 'video' | null {
  return type.startsWith('audio/') ? 'audio' : type.startsWith('video/') ? 'video' : null;
}
