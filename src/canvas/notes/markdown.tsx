import type { ReactNode } from 'react';

/**
 * A note's words with their marks: headings, lists, ticks, quotes, bold, italic, struck, code and links. It makes elements
 * and never writes markup, so nothing in a note can run; only links to the web and to mail addresses become links.
 */
export function Markdown({ text }: { text: string }) {
  return <>{blocksOf(text).map((block, index) => <Block key={index} block={block} />)}</>;
}

type Item = { readonly words: string; readonly done?: boolean | undefined };
type Block =
  | { readonly type: 'heading'; readonly level: number; readonly words: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly type: 'quote' | 'paragraph'; readonly words: string };

const shapes = { heading: /^(#{1,3})\s+(.*)$/, item: /^\s*(?:[-*•]|(\d{1,4})[.)])\s+(.*)$/, tick: /^\[( |x|X)\]\s+(.*)$/, quote: /^>\s?(.*)$/ } as const;

/** The text in blocks, from top to bottom. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const next = blockOf(line);
    const last = blocks.at(-1);
    const joined = isOpen && last ? join(last, next) : null;
    if (joined) blocks[blocks.length - 1] = joined;
    else blocks.push(next);
    isOpen = true;
  }
  return blocks;
}

function blockOf(line: string): Block {
  const heading = shapes.heading.exec(line);
  if (heading) return { type: 'heading', level: heading[1]?.length ?? 1, words: heading[2] ?? '' };
  const item = shapes.item.exec(line);
  if (item) {
    const tick = shapes.tick.exec(item[2] ?? '');
    return { type: 'list', ordered: item[1] !== undefined, items: [tick ? { words: tick[2] ?? '', done: tick[1] !== ' ' } : { words: item[2] ?? '' }] };
  }
  const quote = shapes.quote.exec(line);
  return quote ? { type: 'quote', words: quote[1] ?? '' } : { type: 'paragraph', words: line };
}

function join(last: Block, next: Block): Block | null {
  if (last.type === 'list' && next.type === 'list' && last.ordered === next.ordered) return { ...last, items: [...last.items, ...next.items] };
  if ((last.type === 'paragraph' || last.type === 'quote') && last.type === next.type) return { type: last.type, words: `${last.words}\n${next.words}` };
  return null;
}

function Block({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      // inside a drawing a note's heading must not stand in the page's outline
      return <p className="bt-md-heading" data-level={block.level}>{inline(block.words)}</p>;
    case 'list': {
      const items = block.items.map(({ words, done }, index) => <li key={index} data-done={done}>{done !== undefined && <span className="bt-md-tick" role="img" aria-label={done ? 'done' : 'to do'}>{done ? '☑' : '☐'}</span>}{inline(words)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return <blockquote>{inline(block.words)}</blockquote>;
    case 'paragraph':
      return <p>{inline(block.words)}</p>;
  }
}

const marks = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~|\*([^*\n]+)\*|\[([^\]\n]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/g;

function inline(words: string): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const found of words.matchAll(marks)) {
    parts.push(words.slice(at, found.index), <Mark key={found.index} found={found} />);
    at = found.index + found[0].length;
  }
  parts.push(words.slice(at));
  return parts;
}

function Mark({ found: [whole, code, bold, strong, struck, italic, label, target, bare] }: { found: RegExpMatchArray }) {
  if (code !== undefined) return <code>{code}</code>;
  if (bold !== undefined || strong !== undefined) return <strong>{bold ?? strong}</strong>;
  if (struck !== undefined) return <s>{struck}</s>;
  if (italic !== undefined) return <em>{italic}</em>;
  const address = safeAddress(target ?? bare ?? '');
  if (address === null) return whole;
  return <a className="nodrag nopan" href={address} target="_blank" rel="noreferrer noopener" tabIndex={-1}>{label ?? bare}</a>;
}

/** The address when it leads to the web or to a mailbox, else nothing. */
export function safeAddress(words: string): string | null {
  if (!URL.canParse(words)) return null;
  const url = new URL(words);
  if (url.protocol === 'mailto:') return url.search === '' ? url.href : null;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
