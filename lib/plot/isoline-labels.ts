import type { ContourGrid, GridPoint } from "./contour-grid.ts";
import { textWidth } from "./label-placement.ts";

interface Label extends GridPoint {
  readonly text: string;
}

/** Room around a label. [px] */
const ROOM = 6;

/**
 * One label for each isoline where there is room: on the line, inside the frame, apart from the others; left out where it is
 * nowhere. Crossings of a line with the rows and columns of the grid are the places that are tried, nearest to the diagonal
 * first, which most lines cross. `taken` are other labels of the plane.
 */
export function isolineLabels(
  { x, y, z }: ContourGrid,
  bounds: readonly number[],
  textOf: (bound: number) => string,
  frame: { readonly width: number; readonly height: number },
  taken: readonly Label[] = [],
): Label[] {
  const [left, right, bottom, top] = [x[0] ?? 0, x.at(-1) ?? 1, y[0] ?? 0, y.at(-1) ?? 1];
  const pixel = (at: GridPoint) => ({
    x: ((at.x - left) / (right - left)) * frame.width,
    y: ((top - at.y) / (top - bottom)) * frame.height,
  });
  const placed: Label[] = [];
  for (const bound of bounds) {
    const text = textOf(bound);
    const half = { x: textWidth(text) / 2 + ROOM, y: 8 + ROOM };
    const tried = crossings({ x, y, z }, bound).map((at) => ({ at, to: pixel(at) }));
    const free = tried
      .filter(({ to }) => to.x > half.x && to.x < frame.width - half.x && to.y > half.y && to.y < frame.height - half.y)
      .filter(({ to }) =>
        [...taken, ...placed].every((other) => {
          const there = pixel(other);
          const across = textWidth(other.text) / 2 + half.x;
          return Math.abs(there.x - to.x) > across || Math.abs(there.y - to.y) > 2 * half.y;
        }),
      );
    const offDiagonal = ({ to }: (typeof free)[number]) => Math.abs(to.x / frame.width - 1 + to.y / frame.height);
    const [best] = free.sort((a, b) => offDiagonal(a) - offDiagonal(b));
    if (best) placed.push({ ...best.at, text });
  }
  return placed;
}

function crossings({ x, y, z }: ContourGrid, bound: number): GridPoint[] {
  const found: GridPoint[] = [];
  const share = (a: number | null | undefined, b: number | null | undefined) => {
    if (a == null || b == null || a < bound === b < bound) return Number.NaN;
    return (bound - a) / (b - a);
  };
  for (const [row, north] of y.entries()) {
    for (const [column, east] of x.entries()) {
      const here = z[row]?.[column];
      const along = share(here, z[row]?.[column + 1]);
      if (along >= 0) found.push({ x: east + along * ((x[column + 1] as number) - east), y: north });
      const up = share(here, z[row + 1]?.[column]);
      if (up >= 0) found.push({ x: east, y: north + up * ((y[row + 1] as number) - north) });
    }
  }
  return found;
}
