/** A piece of a printed text, whatever it is written in. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly type: 'label' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly type: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** Each item is its first line and what stands below it. */
  | { readonly type: 'list'; readonly items: readonly (readonly string[])[]; readonly toTick: boolean };

/** The text as Markdown. What people typed stays words: nothing in it becomes a mark or an element. */
export function asMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${marked(oneLine(block.text))}`;
    case 'label':
      return `**${marked(oneLine(block.text))}**`;
    case 'paragraph':
      return lines(block.text).map(marked).join('  \n');
    case 'quote':
      return lines(block.text).map((line) => (line.trim() === '' ? '>' : `> ${marked(line)}  `.trimEnd())).join('\n');
    case 'facts':
      return block.rows.map(([name, value]) => `- **${marked(name)}:** ${marked(oneLine(value))}`).join('\n');
    case 'list':
      return block.items.map(([first = '', ...rest]) => [`- ${block.toTick ? '[ ] ' : ''}${marked(oneLine(first))}`, ...rest.map((each) => `  - ${marked(oneLine(each))}`)].join('\n')).join('\n');
  }
}

/** Signs that Markdown or HTML would take for their own are set off. */
function marked(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(\s)/, (_whole, space: string, mark: string, after: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}${after}`);
}

/** The text as a page of its own, set for paper, without scripts or anything fetched from elsewhere. */
export function asHtml(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title || 'Playbook')}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(htmlOf).join('\n')}
</main>
</body>
</html>
`;
}

const style = `:root{color:#131a2a;font:15px/1.55 'Inter Variable',Inter,system-ui,sans-serif}body{margin:0;background:#fff}main{max-width:760px;margin:0 auto;padding:40px 24px}
h1{font-size:28px;line-height:1.25}h2{margin-top:40px;padding-bottom:6px;border-bottom:1px solid #dfe4ec;color:#465064;font-size:13px;letter-spacing:.04em;text-transform:uppercase}h3{margin-top:32px;font-size:20px}h4{margin-bottom:6px;font-size:15px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}dt{color:#5f6b80}dd{margin:0}blockquote{margin:8px 0;padding:8px 14px;border-left:3px solid #2e5be6;background:#f5f7fa;white-space:pre-wrap}.label{margin:12px 0 4px;font-weight:600}ul{margin:4px 0;padding-left:22px}.tick{padding-left:2px;list-style:none}.tick>li::before{content:'\\2610\\00a0'}
@media print{main{max-width:none;padding:0}h2,h3,h4,.label{break-after:avoid}blockquote,li{break-inside:avoid}@page{margin:16mm}}`;

function htmlOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'label':
      return `<p class="label">${escaped(block.text)}</p>`;
    case 'paragraph':
      return `<p>${lines(block.text).map(escaped).join('<br>')}</p>`;
    case 'quote':
      return `<blockquote>${escaped(block.text)}</blockquote>`;
    case 'facts':
      return `<dl>${block.rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
    case 'list':
      return `<ul${block.toTick ? ' class="tick"' : ''}>${block.items.map(([first = '', ...rest]) => `<li>${escaped(first)}${rest.length === 0 ? '' : `<ul>${rest.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`}</li>`).join('')}</ul>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function lines(text: string): readonly string[] {
  return text.split('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
