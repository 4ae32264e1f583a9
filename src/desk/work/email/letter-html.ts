import type { LetterLine, LetterSpan } from '#engine/journal';
import { webLink } from '../../links.ts';

/** A letter with its formatting, for the clipboard: every sign is escaped, links lead to the web only (trap E14). */
export function letterHtml(lines: readonly LetterLine[]): string {
  const open: string[] = [];
  let html = '';
  const closeTo = (depth: number) => {
    while (open.length > depth) html += `</li></${open.pop() ?? ''}>`;
  };
  for (const { list, spans } of lines) {
    const text = spans.map(spanHtml).join('');
    if (list === undefined) {
      closeTo(0);
      html += `<p>${text === '' ? '<br>' : text}</p>`;
      continue;
    }
    const tag = list.number === undefined ? 'ul' : 'ol';
    closeTo(list.depth + 1);
    if (open.length === list.depth + 1 && open.at(-1) === tag) html += '</li>';
    else {
      closeTo(Math.min(list.depth, open.length));
      const start = list.number === undefined || list.number === 1 ? '' : ` start="${list.number}"`;
      html += `<${tag}${start}>`;
      open.push(tag);
    }
    html += `<li>${text}`;
  }
  closeTo(0);
  return html;
}

function spanHtml({ text, bold, italic, link }: LetterSpan): string {
  const plain = escapeHtml(text).replaceAll('\n', '<br>');
  const slanted = italic ? `<em>${plain}</em>` : plain;
  const strong = bold ? `<strong>${slanted}</strong>` : slanted;
  const href = link === undefined ? null : webLink(link);
  return href === null ? strong : `<a href="${escapeHtml(href)}">${strong}</a>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
