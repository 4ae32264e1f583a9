import { overlap, type Box } from './box.ts';

/** About the size of a card, in canvas pixels: a card touches two to four squares, a line few beyond its own. */
const square = 192;
const rows = 1 << 16;

interface Placed<Item> {
  readonly item: Item;
  readonly box: Box;
  readonly column: number;
  readonly row: number;
}

/**
 * Things found by where they lie: a line asks only about its own surroundings, so that a drawing of hundreds of
 * stages is laid in a moment.
 */
export class Ground<Item> {
  private readonly squares = new Map<number, Placed<Item>[]>();

  /** Puts a thing where it lies. */
  add(item: Item, box: Box): void {
    const column = squareOf(box.x);
    const row = squareOf(box.y);
    const placed = { item, box, column, row };
    const lastColumn = squareOf(box.x + box.width);
    const lastRow = squareOf(box.y + box.height);
    for (let x = column; x <= lastColumn; x += 1) {
      for (let y = row; y <= lastRow; y += 1) {
        const there = this.squares.get(x * rows + y);
        if (there) there.push(placed);
        else this.squares.set(x * rows + y, [placed]);
      }
    }
  }

  /** Names each thing that overlaps the rectangle, once. */
  each(box: Box, visit: (item: Item) => void): void {
    this.some(box, (item) => {
      visit(item);
      return false;
    });
  }

  /** Says whether a thing that overlaps the rectangle is of a kind; asks no further once one is. */
  some(box: Box, isOne: (item: Item) => boolean): boolean {
    const firstColumn = squareOf(box.x);
    const firstRow = squareOf(box.y);
    const lastColumn = squareOf(box.x + box.width);
    const lastRow = squareOf(box.y + box.height);
    for (let x = firstColumn; x <= lastColumn; x += 1) {
      for (let y = firstRow; y <= lastRow; y += 1) {
        const there = this.squares.get(x * rows + y);
        if (!there) continue;
        for (const placed of there) {
          // a thing in several squares counts in the first one it shares with the rectangle
          const isFirst = Math.max(placed.column, firstColumn) === x && Math.max(placed.row, firstRow) === y;
          if (isFirst && overlap(placed.box, box) && isOne(placed.item)) return true;
        }
      }
    }
    return false;
  }
}

function squareOf(at: number): number {
  return Math.floor(at / square);
}
