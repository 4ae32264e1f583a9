import type { WayAhead } from '#engine/run';
import type { RecordData } from '../record/record-data.ts';

/** A box of the little map: a numbered stage, a gap in the numbers, or an end by name. */
interface Box {
  readonly key: string;
  readonly label: string;
  readonly kind: 'past' | 'here' | 'ahead' | 'gap' | 'good' | 'bad' | 'parked';
  readonly width: number;
}

const wide = 288;
const edge = 12;
const height = 26;
const rowOne = 42;
const rowTwo = 94;
/** Nearer to each other, the line between two boxes is not seen. */
const least = 13;

/** The way as a row of numbered stages, what is left in blue, with the other ends one may come to from here below it. */
export function PathMap({ data, way }: { readonly data: RecordData; readonly way: WayAhead | null }) {
  const { run, process, names } = data;
  if (!run || !process) return null;
  const row = rowOf(data, way);
  const boxes = placed(row);
  const here = boxes.find(({ box }) => box.kind === 'here');
  const ends = run.status === 'running' ? otherEnds(data, way) : [];
  const below = endsPlaced(ends, here ? here.x + here.box.width / 2 : edge);
  return (
    <div className="desk-map" data-low={below.length === 0 || undefined}>
      <svg viewBox={`0 0 ${wide} ${below.length === 0 ? 84 : 128}`} role="img" aria-label={`${process.version.document.name}: the record stands in ${names.stage(run.stage)}`}>
        {below.map(({ box, x }) => here && <path key={`to-${box.key}`} className="desk-map-side" d={elbow(here.x + here.box.width / 2 + 4, rowOne + height / 2, x + box.width / 2, rowTwo - height / 2 - 3)} />)}
        {boxes.slice(1).map(({ box, x }, index) => {
          const from = boxes[index];
          return from ? <path key={`line-${box.key}`} className="desk-map-line" data-left={isLeft(from.box, box) || undefined} d={`M${from.x + from.box.width + 2} ${rowOne}H${x - 5}m-4 -3.5l4 3.5l-4 3.5`} /> : null;
        })}
        {boxes.map(({ box, x }) => <Shape key={box.key} box={box} x={x} y={rowOne} />)}
        {below.map(({ box, x }) => <Shape key={box.key} box={box} x={x} y={rowTwo} />)}
      </svg>
    </div>
  );
}

function Shape({ box, x, y }: { readonly box: Box; readonly x: number; readonly y: number }) {
  if (box.kind === 'gap') return <text className="desk-map-gap" x={x + box.width / 2} y={y + 4}>{box.label}</text>;
  const end = box.kind === 'good' || box.kind === 'bad' || box.kind === 'parked';
  return (
    <g className="desk-map-box" data-kind={box.kind}>
      {box.kind === 'here' ? <rect className="desk-map-ring" x={x - 3} y={y - height / 2 - 3} width={box.width + 6} height={height + 6} rx={9} /> : null}
      <rect x={x} y={y - height / 2} width={box.width} height={height} rx={end ? height / 2 : 6} />
      <text x={x + box.width / 2} y={y + 4}>{box.label}</text>
    </g>
  );
}

function isLeft(from: Box, to: Box): boolean {
  return from.kind === 'here' || from.kind === 'ahead' || (from.kind === 'gap' && (to.kind === 'ahead' || to.kind === 'good' || to.kind === 'parked') && from.key === 'gap-ahead');
}

/** Past, present and coming stages, as many as fit: those nearest to the present, then the end. */
function rowOf({ run, names, process }: RecordData, way: WayAhead | null): readonly Box[] {
  if (!run || !process) return [];
  const ended = run.status !== 'running';
  const stops = ended ? [] : (way?.stops.slice(1) ?? []);
  const past = run.path.slice(stops.length >= 2 ? -1 : -3);
  const numbered = (kind: Box['kind'], number: number): Box => ({ key: `${kind}-${number}`, label: String(number), kind, width: 30 });
  const end = way !== null && !ended ? endBox('end', names.stage(way.end), process.stage(way.end).end?.result === 'won' ? 'good' : 'parked') : null;
  const row = (ahead: number) => [
    ...(past.length < run.path.length ? [gap('gap-past')] : []),
    ...past.map((step) => numbered('past', step.visit)),
    numbered('here', run.visit),
    ...stops.slice(0, ahead).map((_, index) => numbered('ahead', run.visit + index + 1)),
    ...(ahead < stops.length ? [gap('gap-ahead')] : []),
    ...(end === null ? [] : [end]),
  ];
  for (let ahead = stops.length; ahead > 1; ahead -= 1) if (spaceIn(row(ahead)) >= least) return row(ahead);
  return row(Math.min(1, stops.length));
}

function gap(key: string): Box {
  return { key, label: '…', kind: 'gap', width: 12 };
}

function endBox(key: string, name: string, kind: Box['kind']): Box {
  const label = name.length > 11 ? `${name.slice(0, 9).trimEnd()}…` : name;
  return { key, label, kind, width: Math.max(44, label.length * 6.6 + 18) };
}

/** What is left between the boxes, each time. */
function spaceIn(boxes: readonly Box[]): number {
  const taken = boxes.reduce((sum, { width }) => sum + width, 0);
  return (wide - 2 * edge - taken) / Math.max(1, boxes.length - 1);
}

/** Spread over the width, no further apart than reads well. */
function placed(boxes: readonly Box[]): readonly { readonly box: Box; readonly x: number }[] {
  const space = Math.min(44, spaceIn(boxes));
  let x = edge;
  return boxes.map((box) => {
    const at = x;
    x += box.width + space;
    return { box, x: at };
  });
}

/** Ends other than the one on the way that the present stage leads to directly. */
function otherEnds({ options: living, process }: RecordData, way: WayAhead | null): readonly Box[] {
  const ends = (living?.outcomes ?? []).map(({ target }) => target).filter((stage) => stage.kind === 'end' && stage.id !== way?.end);
  return [...new Map(ends.map((stage) => [stage.id, stage])).values()].slice(0, 2).map((stage) => {
    const result = process?.stage(stage.id).end?.result;
    return endBox(stage.id, stage.name, result === 'lost' ? 'bad' : result === 'won' ? 'good' : 'parked');
  });
}

function endsPlaced(boxes: readonly Box[], from: number): readonly { readonly box: Box; readonly x: number }[] {
  const width = boxes.reduce((sum, box) => sum + box.width, 0) + Math.max(0, boxes.length - 1) * 24;
  let x = Math.max(edge, Math.min(from + 16, wide - edge - width));
  return boxes.map((box) => {
    const at = x;
    x += box.width + 24;
    return { box, x: at };
  });
}

/** Down from the present stage, then across to the end, with a round corner. */
function elbow(x: number, y: number, toX: number, toY: number): string {
  const turn = toY - 12;
  if (Math.abs(toX - x) < 12) return `M${x} ${y}L${toX} ${toY}m-3.5 -4l3.5 4l3.5 -4`;
  const side = toX > x ? 1 : -1;
  return `M${x} ${y}V${turn - 6}Q${x} ${turn} ${x + 6 * side} ${turn}H${toX - 6 * side}Q${toX} ${turn} ${toX} ${turn + 6}V${toY}m-3.5 -4l3.5 4l3.5 -4`;
}
