const rate = 8000;
const seconds = 24;
const header = 44;

/** A tone that comes and goes like a ringing line, so that there is something to play where no real call was recorded. */
export function exampleSound(): { readonly content: Blob; readonly size: number } {
  const bytes = new Uint8Array(header + rate * seconds);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => { for (let index = 0; index < word.length; index += 1) view.setUint8(at + index, word.charCodeAt(index)); };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, rate * seconds, true);
  for (let at = 0; at < rate * seconds; at += 1) {
    const within = (at / rate) % 4;
    // one second of tone, three of silence, soft at both ends
    const loud = within < 1 ? Math.min(1, within * 20, (1 - within) * 20) : 0;
    bytes[header + at] = 128 + Math.round(40 * loud * Math.sin((2 * Math.PI * 425 * at) / rate));
  }
  return { content: new Blob([bytes], { type: 'audio/wav' }), size: bytes.length };
}
