import { LON_PER_LAT, type Position } from "./shape.ts";

/**
 * How much each position of a line matters: the area of the triangle with its neighbours when it is the smallest left and
 * goes, never less than that of those gone before (Visvalingam and Whyatt 1993, doi:10.1179/000870493786962263). [degrees²]
 * Both ends, and what keeps the line from collapsing (one position, two of a closed line), weigh infinitely much.
 */
export function triangleWeights(line: readonly Position[]): number[] {
  const weights = line.map(() => Number.POSITIVE_INFINITY);
  const left = line.map((_, i) => i - 1);
  const right = line.map((_, i) => i + 1);
  const areas = line.map(() => Number.POSITIVE_INFINITY);
  const heap: Candidate[] = [];
  const weigh = (i: number) => {
    if (i <= 0 || i >= line.length - 1) return;
    areas[i] = triangleArea(line[left[i]!]!, line[i]!, line[right[i]!]!);
    push(heap, { i, area: areas[i]! });
  };
  for (const i of line.keys()) weigh(i);
  const kept = String(line[0]) === String(line.at(-1)) ? 2 : 1;
  let floor = 0;
  for (let open = line.length - 2; open > kept; open--) {
    let { i, area } = pop(heap);
    while (area !== areas[i]) ({ i, area } = pop(heap));
    floor = Math.max(floor, area);
    weights[i] = floor;
    areas[i] = Number.POSITIVE_INFINITY;
    right[left[i]!] = right[i]!;
    left[right[i]!] = left[i]!;
    weigh(left[i]!);
    weigh(right[i]!);
  }
  return weights;
}

function triangleArea([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) * (LON_PER_LAT / 2);
}

interface Candidate {
  readonly i: number;
  readonly area: number;
}

const before = (a: Candidate, b: Candidate) => a.area < b.area || (a.area === b.area && a.i < b.i);

/** A binary heap, the smallest first. */
function push(heap: Candidate[], candidate: Candidate): void {
  let at = heap.push(candidate) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(candidate, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = candidate;
}

function pop(heap: Candidate[]): Candidate {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (child >= heap.length || !before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}
