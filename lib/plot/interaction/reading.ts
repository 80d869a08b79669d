import type { Box } from "./brush.ts";

/** A mark of a drawing as the arrow keys meet it. */
export interface Spot {
  /** Marks that were drawn together: a line, a panel of bars. */
  readonly series: number;
  /** Points are read along the x axis, bars in the order in which they are drawn, areas of a map by where they lie. */
  readonly shape: "point" | "bar" | "area";
  readonly box: Box;
}

export type Direction = "left" | "right" | "up" | "down" | "first" | "last" | "next" | "previous";

/** What lies across the direction of reading costs this much of its length, where marks do not overlap. */
const ACROSS = 2;

/** What the middles of overlapping marks are apart counts a little, so that of two as near the straighter one is read. */
const ASKEW = 0.05;

/** Farther than any drawing is wide. [px] */
const FARTHEST = 1e6;

/** Marks closer than this in the direction of reading are side by side. [px] */
const BESIDE = 0.5;

/** The mark that an arrow key reaches from the one at hand (undefined: none yet); undefined where the drawing ends. */
export function nextSpot(spots: readonly Spot[], at: number | undefined, direction: Direction): number | undefined {
  if (spots.length === 0) return undefined;
  const from = at === undefined ? undefined : spots[at];
  if (direction === "first" || (!from && direction !== "last")) return 0;
  if (direction === "last" || at === undefined || !from) return spots.length - 1;
  if (direction === "next" || direction === "previous")
    return within(spots.length, at + (direction === "next" ? 1 : -1));
  const isAlong = direction === "left" || direction === "right";
  if (!isAlong || from.shape === "area") return nearest(spots, at, direction);
  return alongSeries(spots, at, direction === "right" ? 1 : -1);
}

function within(count: number, at: number): number | undefined {
  return at >= 0 && at < count ? at : undefined;
}

function alongSeries(spots: readonly Spot[], at: number, step: 1 | -1): number | undefined {
  const { series, shape } = spots[at] as Spot;
  const order = spots.flatMap((spot, i) => (spot.series === series ? [i] : []));
  if (shape === "point") order.sort((a, b) => middle(spots[a] as Spot).x - middle(spots[b] as Spot).x || a - b);
  return order[order.indexOf(at) + step];
}

function nearest(spots: readonly Spot[], at: number, direction: "left" | "right" | "up" | "down"): number | undefined {
  const from = spots[at] as Spot;
  const isVertical = direction === "up" || direction === "down";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  // From a line or its points the other lines come first, whatever of its own is nearer.
  const isOther = ({ series }: Spot) => from.shape !== "point" || series !== from.series;
  let best: { readonly i: number; readonly cost: number } | undefined;
  spots.forEach((spot, i) => {
    const [a, b] = [middle(from), middle(spot)];
    const along = sign * (isVertical ? b.y - a.y : b.x - a.x);
    if (i === at || along < BESIDE) return;
    const gap = isVertical
      ? apart(from.box.left, from.box.right, spot.box.left, spot.box.right)
      : apart(from.box.top, from.box.bottom, spot.box.top, spot.box.bottom);
    const askew = Math.abs(isVertical ? b.x - a.x : b.y - a.y);
    const cost = along + ACROSS * gap + ASKEW * askew + (isOther(spot) ? 0 : FARTHEST);
    if (!best || cost < best.cost) best = { i, cost };
  });
  return best?.i;
}

/** How far two stretches are from one another; 0 where they overlap. */
function apart(low1: number, high1: number, low2: number, high2: number): number {
  return Math.max(0, low2 - high1, low1 - high2);
}

function middle({ box }: Spot): { readonly x: number; readonly y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}
