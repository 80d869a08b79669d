import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { Draft } from "./draft.ts";
import { instant } from "./sql.ts";

/** Steps of a register over more than a day are not spread, and its glitches lie within one: so far its readings decide. [ms] */
const REACH_MS = 2 * 86_400_000;

/** Where readings are dense, enough of them lie within this time. [ms] */
const NEAR_MS = 1_800_000;

/** A stretch of time of one device. [ms since 1970, UTC] */
interface Stretch {
  readonly device: string;
  readonly from: number;
  readonly to: number;
}

/** Times of readings of a register before and after a stretch; undefined where it has none within reach. */
interface Edges {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The times of the `count`-th readings of each device's register before and after its stretch, or of the furthest within reach. */
export async function registerEdges(
  bench: Workbench,
  draft: Draft,
  stretches: readonly Stretch[],
  count: number,
): Promise<Edges[]> {
  const edges = stretches.map(
    () => ({ before: undefined, after: undefined }) as Record<keyof Edges, number | undefined>,
  );
  for (const side of ["before", "after"] as const) {
    let open = stretches.map((_, i) => i);
    for (const reach of [NEAR_MS, REACH_MS]) {
      const found = await nthReadings(bench, draft, stretches, open, { side, reach, count });
      for (const [i, { ts }] of found) edges[i]![side] = ts;
      open = open.filter((i) => (found.get(i)?.n ?? 0) < count);
    }
  }
  return edges;
}

interface Search {
  readonly side: keyof Edges;
  readonly reach: number;
  readonly count: number;
}

/** For each stretch the furthest of the first `count` readings on one side, and how many there are. */
async function nthReadings(
  bench: Workbench,
  draft: Draft,
  stretches: readonly Stretch[],
  open: readonly number[],
  { side, reach, count }: Search,
): Promise<Map<number, { readonly ts: number; readonly n: number }>> {
  if (open.length === 0) return new Map();
  const ranges = open.map((i) => {
    const { from, to } = stretches[i]!;
    return side === "before" ? [from - reach, from] : [to + 1, to + reach];
  }) as [number, number][];
  const least = ranges.reduce((min, [from]) => Math.min(min, from), Infinity);
  const most = ranges.reduce((max, [, to]) => Math.max(max, to), -Infinity);
  const parts = draft.touching("readings", least, most);
  if (parts.length === 0) return new Map();
  await bench.run("DROP TABLE IF EXISTS searched");
  await bench.append(
    "searched",
    { id: "INTEGER", device_id: "VARCHAR", lo: "DOUBLE", hi: "DOUBLE" },
    {
      id: Int32Array.from(open),
      device_id: open.map((i) => stretches[i]!.device),
      lo: Float64Array.from(ranges, ([from]) => from),
      hi: Float64Array.from(ranges, ([, to]) => to),
    },
  );
  const order = side === "before" ? "DESC" : "ASC";
  const rows = await bench.rows<{ id: number; ts: number; n: bigint }>(`
    SELECT id, ${side === "before" ? "min" : "max"}(ms)::DOUBLE AS ts, count(*) AS n
    FROM (SELECT s.id, epoch_ms(r.ts) AS ms
          FROM (SELECT device_id, ts, boot, seq FROM (${bench.select("readings", parts)})
                WHERE metric = 'energy_wh' AND ts >= ${instant(least)} AND ts < ${instant(most)}) r
            JOIN searched s ON r.device_id = s.device_id AND epoch_ms(r.ts) >= s.lo AND epoch_ms(r.ts) < s.hi
          QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY r.ts ${order}, r.boot ${order}, r.seq ${order}) <= ${count})
    GROUP BY id`);
  return new Map(rows.map(({ id, ts, n }) => [id, { ts, n: Number(n) }]));
}
