import { QUARTER_MS } from "./quarters.ts";
import { RollupRows } from "./rollup-rows.ts";

/**
 * Rolls rows of quarters of an hour up to hours or days: means weighted by their counts, energies added, coverage by time.
 *
 * @param quarters Rows of quarters, sorted by device, metric and time.
 * @param starts Starts of the hours or days, ascending, and the end of the last, shape [n + 1]. [ms since 1970, UTC]
 * @returns Rows of them in the same order; rows of quarters outside are left out.
 */
export function coarserRollup(quarters: RollupRows, starts: Float64Array): RollupRows {
  const rows = new RollupRows();
  let first = 0;
  let interval = 0;
  while (first < quarters.length) {
    if (first === 0 || !sameSeries(quarters, first - 1, first)) interval = 0;
    const at = quarters.start[first]!;
    while (interval + 1 < starts.length && starts[interval + 1]! <= at) interval++;
    const end = starts[interval + 1];
    let past = first + 1;
    if (end !== undefined && at >= starts[interval]!) {
      while (past < quarters.length && sameSeries(quarters, first, past) && quarters.start[past]! < end) past++;
      addRow(rows, quarters, first, past, starts[interval]!, end);
    }
    first = past;
  }
  return rows;
}

function sameSeries(rows: RollupRows, a: number, b: number): boolean {
  return rows.device[a] === rows.device[b] && rows.metric[a] === rows.metric[b];
}

function addRow(rows: RollupRows, quarters: RollupRows, first: number, past: number, start: number, end: number): void {
  const at = rows.add();
  let [sum, count, min, max, last] = [0, 0, Number.NaN, Number.NaN, Number.NaN];
  let [covered, energy, estimated, quality, worst] = [0, Number.NaN, 0, -1, 0];
  let source = quarters.source[first]!;
  for (let i = first; i < past; i++) {
    const n = quarters.count[i]!;
    if (n > 0) {
      count += n;
      sum += quarters.mean[i]! * n;
      min = Number.isNaN(min) ? quarters.min[i]! : Math.min(min, quarters.min[i]!);
      max = Number.isNaN(max) ? quarters.max[i]! : Math.max(max, quarters.max[i]!);
      last = quarters.last[i]!;
      quality = Math.max(quality, quarters.quality[i]!);
    }
    worst = Math.max(worst, quarters.quality[i]!);
    covered += quarters.coverage[i]! * QUARTER_MS;
    const kwh = quarters.energyKwh[i]!;
    if (!Number.isNaN(kwh)) energy = Number.isNaN(energy) ? kwh : energy + kwh;
    if (quarters.estimated[i] === 1) estimated = 1;
    source = Math.min(source, quarters.source[i]!);
  }
  rows.start[at] = start;
  rows.device[at] = quarters.device[first]!;
  rows.metric[at] = quarters.metric[first]!;
  rows.mean[at] = count > 0 ? Math.min(max, Math.max(min, sum / count)) : Number.NaN;
  rows.min[at] = min;
  rows.max[at] = max;
  rows.last[at] = last;
  rows.count[at] = count;
  rows.coverage[at] = Math.min(1, covered / (end - start));
  rows.energyKwh[at] = energy;
  rows.estimated[at] = estimated;
  rows.quality[at] = quality >= 0 ? quality : worst;
  rows.source[at] = source;
}
