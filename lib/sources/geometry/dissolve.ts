import { type Polygon, type Position, type Ring, ringArea, ringContains } from "./shape.ts";

const key = ([x, y]: Position) => `${x} ${y}`;

/**
 * Joins polygons that share edges: an edge that two of them walk in opposite directions lies inside and goes, the rest is
 * stitched to simple rings. Also splits rings that touch themselves and drops spikes. Polygons must be wound alike.
 */
export function dissolvePolygons(polygons: readonly Polygon[]): Polygon[] {
  const rings = stitch(outerEdges(polygons)).flatMap(splitAtRepeats);
  const outers = rings.filter((ring) => ringArea(ring) > 0).map((ring) => ({ area: ringArea(ring), rings: [ring] }));
  outers.sort((a, b) => a.area - b.area);
  for (const hole of rings) {
    if (ringArea(hole) < 0)
      outers.find(({ area, rings }) => area >= -ringArea(hole) && surrounds(rings[0]!, hole))?.rings.push(hole);
  }
  return outers.toReversed().map((outer) => outer.rings);
}

interface Fork {
  readonly at: Position;
  /** Where the edges that start here lead; one entry an edge not yet walked. */
  readonly open: Position[];
}

function outerEdges(polygons: readonly Polygon[]): Map<string, Fork> {
  const forks = new Map<string, Fork>();
  for (const ring of polygons.flat()) {
    let from = ring.at(-1)!;
    for (const to of ring) {
      const [start, end] = [key(from), key(to)];
      const opposite = forks.get(end)?.open;
      const back = opposite?.findIndex((position) => key(position) === start) ?? -1;
      if (back >= 0) opposite!.splice(back, 1);
      else if (start !== end) {
        const fork = forks.get(start);
        if (fork) fork.open.push(to);
        else forks.set(start, { at: from, open: [to] });
      }
      from = to;
    }
  }
  return forks;
}

function stitch(forks: Map<string, Fork>): Ring[] {
  const rings: Ring[] = [];
  for (const fork of forks.values()) {
    while (fork.open.length > 0) {
      const ring: Position[] = [fork.at];
      for (let at: Fork = fork; ring.length === 1 || at !== fork; ) {
        const next = takeRightmost(at, ring.at(-2));
        ring.push(next);
        at = forks.get(key(next))!;
      }
      rings.push(ring.slice(1));
    }
  }
  return rings;
}

/** Takes the edge that keeps closest to the area on the right, so that areas touching in a point stay apart. */
function takeRightmost({ at, open }: Fork, last: Position | undefined): Position {
  if (open.length < 2 || !last) return open.pop()!;
  const arrived = direction(last, at);
  const turns = open.map((to) => {
    const turn = direction(at, to) - arrived;
    return turn <= -Math.PI ? turn + 2 * Math.PI : turn > Math.PI ? turn - 2 * Math.PI : turn;
  });
  return open.splice(turns.indexOf(Math.min(...turns)), 1)[0]!;
}

function direction([x0, y0]: Position, [x1, y1]: Position): number {
  return Math.atan2(y1 - y0, x1 - x0);
}

function splitAtRepeats(ring: Ring): Ring[] {
  const loops: Ring[] = [];
  const walked: Position[] = [];
  const seen = new Map<string, number>();
  for (const position of ring) {
    const before = seen.get(key(position));
    if (before !== undefined) {
      const loop = walked.splice(before + 1);
      for (const passed of loop) seen.delete(key(passed));
      loops.push([...loop, position]);
    } else {
      seen.set(key(position), walked.push(position) - 1);
    }
  }
  return [...loops, walked].filter((loop) => loop.length > 2 && ringArea(loop) !== 0);
}

function surrounds(outer: Ring, hole: Ring): boolean {
  const middles = hole.map(([x, y], i): Position => {
    const [x1, y1] = hole[(i + 1) % hole.length]!;
    return [(x + x1) / 2, (y + y1) / 2];
  });
  return middles.filter((middle) => ringContains(outer, middle)).length > middles.length / 2;
}
