/** A line of a pasted list: its words without number or bullet, and how deep it stands. */
export interface DeepLine {
  /** From 1, as people count. */
  readonly line: number;
  readonly text: string;
  /** 0 is a stage; each level of indentation or numbering is one more. */
  readonly depth: number;
  /** The number it was given, such as "3" or "2.1"; empty for bullets and plain lines. */
  readonly number: string;
  /** It opens a phase. */
  readonly phase: boolean;
}

interface RawLine {
  readonly line: number;
  readonly indent: number;
  readonly sign: 'number' | 'bullet' | 'plain' | 'phase';
  readonly number: string;
  readonly text: string;
}

const numbered = /^(?:(?:step|stage)\s+)?(?:\((\d{1,4})\)|(\d{1,4}(?:\.\d{1,3})+)[.):]?|(\d{1,4})[.)])(?:\s+|$)/i;
const stepped = /^(?:step|stage)\s+(\d{1,4})\s*[:.–-]\s*/i;
const bulleted = /^(?:[-*+•·–—▪◦●○■□☐☑✓✔‣]|[a-z][.)]|[ivx]{1,4}[.)])(?:\s+|$)(?:\[[ xX]?\]\s+)?/i;
const headed = /^(?:#{1,6}(?:\s+|$)|phase(?:\s+\d+)?\s*:\s*)/i;

/** Splits a pasted list into lines with their depth: by numbers such as 1.2, by indentation, and by bullets under numbers. */
export function deepLines(text: string, isAside: (text: string) => boolean): readonly DeepLine[] {
  const raw = text.split(/\r\n?|\n/).flatMap((line, index) => rawLine(line, index + 1));
  const base = Math.min(...raw.filter(({ sign }) => sign !== 'phase').map(({ indent }) => indent));
  const chief = chiefSign(raw.filter((line) => line.indent === base && line.sign !== 'phase' && !isAside(line.text)));
  const above: { indent: number; depth: number }[] = [];
  return raw.map(({ line, indent, sign, number, text: words }): DeepLine => {
    if (sign === 'phase') {
      above.length = 0;
      return { line, text: words, depth: 0, number: '', phase: true };
    }
    while ((above.at(-1)?.indent ?? -1) > indent) above.pop();
    const nearest = above.at(-1);
    const isChief = sign === chief && !isAside(words);
    const atBase = isChief ? 0 : 1;
    const steps = number.split('.').length;
    const depth = steps > 1 ? steps - 1 : nearest === undefined ? (indent === base ? atBase : 0) : nearest.indent === indent ? (indent === base ? atBase : nearest.depth) : nearest.depth + 1;
    if (nearest?.indent === indent) nearest.depth = depth;
    else above.push({ indent, depth });
    return { line, text: words, depth, number, phase: false };
  });
}

/** What marks the stages of a list: numbers where there are any, else plain lines, else bullets. */
function chiefSign(lines: readonly RawLine[]): RawLine['sign'] {
  return (['number', 'plain', 'bullet'] as const).find((sign) => lines.some((line) => line.sign === sign)) ?? 'plain';
}

function rawLine(whole: string, line: number): readonly RawLine[] {
  const body = whole.trim();
  if (body === '') return [];
  const lead = /^\s*/.exec(whole)?.[0] ?? '';
  const indent = [...lead].reduce((width, sign) => width + (sign === '\t' ? 4 : 1), 0);
  const heading = headed.exec(body);
  if (heading) return [{ line, indent, sign: 'phase', number: '', text: body.slice(heading[0].length).replace(/:$/, '').trim() }];
  const number = numbered.exec(body) ?? stepped.exec(body);
  if (number) return [{ line, indent, sign: 'number', number: number.slice(1).find((part) => part !== undefined) ?? '', text: body.slice(number[0].length).trim() }];
  const bullet = bulleted.exec(body);
  return [{ line, indent, sign: bullet ? 'bullet' : 'plain', number: '', text: body.slice(bullet?.[0].length ?? 0).trim() }];
}
