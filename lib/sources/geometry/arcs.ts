import type { Position, Ring, Shape } from "./shape.ts";

/** Lines between the points where neighbourhoods change; a ring is a chain of them, so that neighbours share theirs. */
export interface ArcMap {
  /** Open arcs keep both ends; an arc that is a whole ring begins and ends at the same position. */
  readonly arcs: Position[][];
  /** Shapes whose rings are lists of arc indices; ~i is arc i walked backwards. */
  readonly shapes: readonly { readonly code: string; readonly polygons: readonly (readonly (readonly number[])[])[] }[];
}

const key = ([x, y]: Position) => `${x} ${y}`;

/** Cuts the rings of shapes into arcs that neighbours share. Neighbours must share their positions exactly. */
export function cutArcs(shapes: readonly Shape[]): ArcMap {
  const junctions = findJunctions(shapes);
  const arcs: Position[][] = [];
  const known = new Map<string, number>();
  const indexOf = (arc: Position[]) => {
    const text = arc.map(key).join(",");
    const index = known.get(text);
    if (index !== undefined) return index;
    known.set(text, arcs.length);
    known.set(arc.map(key).reverse().join(","), ~arcs.length);
    return arcs.push(arc) - 1;
  };
  return {
    arcs,
    shapes: shapes.map(({ code, polygons }) => ({
      code,
      polygons: polygons.map((polygon) => polygon.map((ring) => cutRing(ring, junctions).map(indexOf))),
    })),
  };
}

/** Puts shapes together again from their arcs. */
export function joinArcs({ arcs, shapes }: ArcMap): Shape[] {
  const walk = (index: number) => (index < 0 ? arcs[~index]!.toReversed() : arcs[index]!).slice(0, -1);
  return shapes.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((polygon) => polygon.map((ring) => ring.flatMap(walk))),
  }));
}

function findJunctions(shapes: readonly Shape[]): Set<string> {
  const neighbours = new Map<string, string>();
  const junctions = new Set<string>();
  for (const ring of shapes.flatMap((shape) => shape.polygons.flat())) {
    const keys = ring.map(key);
    for (const [i, at] of keys.entries()) {
      const pair = [keys.at(i - 1)!, keys[(i + 1) % keys.length]!].sort().join(",");
      const before = neighbours.get(at);
      if (before === undefined) neighbours.set(at, pair);
      else if (before !== pair) junctions.add(at);
    }
  }
  return junctions;
}

function cutRing(ring: Ring, junctions: Set<string>): Position[][] {
  const cuts = ring.flatMap((position, i) => (junctions.has(key(position)) ? [i] : []));
  const from = cuts[0] ?? firstInOrder(ring);
  const turned = [...ring.slice(from), ...ring.slice(0, from + 1)];
  const ends = cuts.length > 0 ? [...cuts.map((cut) => cut - from), ring.length] : [0, ring.length];
  return ends.slice(1).map((end, i) => turned.slice(ends[i], end + 1));
}

/** Where a ring without junctions begins, the same for both of its neighbours. */
function firstInOrder(ring: Ring): number {
  const keys = ring.map(key);
  return keys.reduce((best, at, i) => (at < keys[best]! ? i : best), 0);
}
