import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BlueprintThumbnail } from '../../../src/canvas/index.ts';
import { cardsOf } from '../../../src/canvas/geometry/card.ts';
import { linesOf } from '../../../src/canvas/geometry/lines.ts';
import { roundedPath } from '../../../src/canvas/geometry/path.ts';
import { sketched } from './drawings.ts';

const stages = 200;
const large = sketched(Array.from({ length: stages }, (_, index) => ({ to: [(index + 1) % stages, (index + 13) % stages] })), 'Large');

describe('a large drawing in small', () => {
  it('is a few shapes, however many cards it has', () => {
    render(<BlueprintThumbnail blueprint={large} width={332} height={152} label="The drawing" />);
    expect(screen.getByRole('img', { name: 'The drawing' }).querySelectorAll('*').length).toBeLessThan(20);
  });

  it('gets its lines laid for good after it is shown', async () => {
    render(<BlueprintThumbnail blueprint={large} width={332} height={152} label="The drawing" />);
    const lines = screen.getByRole('img', { name: 'The drawing' }).querySelector('.bt-thumb-line');
    const laid = linesOf(cardsOf(large)).map((line) => roundedPath(line.points)).join('');
    expect(lines?.getAttribute('d')).not.toBe(laid);
    await waitFor(() => expect(lines?.getAttribute('d')).toBe(laid), { timeout: 10_000 });
  });

  it('still says where a record stands and where it was', () => {
    const [first, second] = Object.keys(large.stages);
    render(<BlueprintThumbnail blueprint={large} width={332} height={152} here={second} path={first === undefined ? [] : [first]} label="The drawing" />);
    const map = screen.getByRole('img', { name: 'The drawing' });
    expect(map.querySelectorAll('[data-state="here"]')).toHaveLength(1);
    expect(map.querySelectorAll('[data-state="visited"]')).toHaveLength(1);
    expect(map.querySelectorAll('[data-walked]')).toHaveLength(1);
  });
});
