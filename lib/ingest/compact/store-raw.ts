import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import type { Calendar, Span } from "./calendar.ts";
import { type Draft, isOurs, TELEMETRY } from "./draft.ts";
import { instant, rank } from "./sql.ts";

const DAY_MS = 86_400_000;
const SAME =
  "k.device_id = i.device_id AND k.metric = i.metric AND k.ts = i.ts " +
  "AND k.boot IS NOT DISTINCT FROM i.boot AND k.seq IS NOT DISTINCT FROM i.seq";

/**
 * Writes the staged readings that the draft does not hold into parts of hours, days and months, and lists what they change in
 * `changed`: device, quarter, first and last time, and whether registers or energies of intervals are among them. Returns how
 * many readings are new.
 *
 * One reading is one device, metric, time, boot and number; of different contents the better quality, then the greater value
 * stays, whichever came first. The time is part of it although a device numbers its messages: one that forgets its boots counts
 * again from 1, and nothing of it may go.
 */
export async function storeRaw(bench: Workbench, draft: Draft, now: number): Promise<number> {
  await bench.run(
    "CREATE OR REPLACE TABLE changed (device_id VARCHAR, quarter BIGINT, lo DOUBLE, hi DOUBLE, register BOOLEAN, intervals BOOLEAN)",
  );
  let fresh = 0;
  for (const span of await targetSpans(bench, draft, now)) fresh += await storeSpan(bench, draft, span);
  return fresh;
}

/** The partitions that staged readings go to, in the order of time. */
async function targetSpans(bench: Workbench, draft: Draft, now: number): Promise<Span[]> {
  const rows = await bench.rows<{ quarter: number }>("SELECT DISTINCT floor(ts / 900000) AS quarter FROM staged");
  const spans = new Map<string, Span>();
  for (const { quarter } of rows) {
    const span = targetSpan(draft, quarter * 900_000, now);
    spans.set(span.label, span);
  }
  return [...spans.values()].sort((a, b) => a.from - b.from);
}

/** Today and yesterday by hour, older days by day, a month that is over as one, or by day beside the part it has already. */
function targetSpan(draft: Draft, at: number, now: number): Span {
  const { calendar } = draft;
  const day = calendar.day(at);
  if (day.to > now - DAY_MS) return calendar.hour(at);
  const month = calendar.month(at);
  return isOver(calendar, at, now) && !draft.own("readings", month.label) ? month : day;
}

/** True once a month is over, and what came late of its last days has had time to come. */
export function isOver(calendar: Calendar, at: number, now: number): boolean {
  return calendar.month(at).to <= now - 2 * DAY_MS;
}

async function storeSpan(bench: Workbench, draft: Draft, { label, from, to }: Span): Promise<number> {
  const parts = draft.touching("readings", from, to);
  await takeStaged(bench, from, to);
  if (parts.length > 0) await keepFresh(bench, parts, from, to);
  const [{ n, beaten }] = (await bench.rows<{ n: bigint; beaten: bigint }>(
    `SELECT (SELECT count(*) FROM incoming) AS n, ${parts.length > 0 ? "(SELECT count(*) FROM beaten)" : "0"} AS beaten`,
  )) as [{ n: bigint; beaten: bigint }];
  if (Number(n) === 0) return 0;
  const partition = draft.partition("readings", label);
  const losing = Number(beaten) > 0 ? await partsWithBeaten(bench) : new Set<string>();
  for (const part of parts.filter(({ sha256 }) => losing.has(sha256))) {
    if (part.partition === partition) continue;
    const rest = await bench.write("readings", part.partition, part.provenance, without(bench, part));
    draft.replace("readings", part.partition, rest);
  }
  const own = draft.own("readings", label);
  const kept = own ? (losing.has(own.sha256) ? without(bench, own) : bench.select("readings", [own])) : null;
  const rows = kept ? `${kept} UNION ALL BY NAME FROM incoming` : "FROM incoming";
  draft.replace("readings", partition, await bench.write("readings", partition, TELEMETRY, `FROM (${rows})`));
  await bench.run(`INSERT INTO changed
    SELECT device_id, epoch_ms(ts) // 900000, epoch_ms(min(ts)), epoch_ms(max(ts)), bool_or(metric = 'energy_wh'),
           bool_or(metric = 'interval_energy_kwh')
    FROM incoming GROUP BY device_id, epoch_ms(ts) // 900000`);
  return Number(n);
}

const STAGED_KEY = "device, metric, ts, boot, seq";

/** Lays the staged readings of a range of time into `incoming`, each once. */
async function takeStaged(bench: Workbench, from: number, to: number): Promise<void> {
  // Twins are few: grouping finds them in a third of the time that it takes to rank all readings within their groups.
  await bench.run(`CREATE OR REPLACE TABLE grouped AS
    SELECT ${STAGED_KEY}, count(*) AS n, first(value) AS value, first(rx_ts) AS rx_ts, first(quality) AS quality,
           first(source) AS source
    FROM staged WHERE ts >= ${from} AND ts < ${to} GROUP BY ${STAGED_KEY}`);
  const twins = `SELECT s.* FROM staged s
    SEMI JOIN (FROM grouped WHERE n > 1) g
      ON s.device = g.device AND s.metric = g.metric AND s.ts = g.ts
        AND s.boot IS NOT DISTINCT FROM g.boot AND s.seq IS NOT DISTINCT FROM g.seq
    JOIN source_texts f ON f.code = s.source
    QUALIFY row_number() OVER (PARTITION BY s.device, s.metric, s.ts, s.boot, s.seq
                               ORDER BY s.quality, s.value DESC, f.text, s.rx_ts) = 1`;
  await bench.run(`CREATE OR REPLACE TABLE incoming AS
    SELECT ${instant("s.ts")} AS ts, d.text AS device_id, m.text AS metric, s.value, ${instant("s.rx_ts")} AS rx_ts,
           s.seq::BIGINT AS seq, s.boot::BIGINT AS boot, ['measured', 'estimated', 'synthetic'][s.quality + 1] AS quality,
           f.text AS source
    FROM (SELECT * EXCLUDE (n) FROM grouped WHERE n = 1 UNION ALL BY NAME ${twins}) s
      JOIN device_texts d ON d.code = s.device JOIN metric_texts m ON m.code = s.metric
      JOIN source_texts f ON f.code = s.source`);
}

/** Leaves in `incoming` only what is new or better than what parts hold, and lists in `beaten` what it is better than. */
async function keepFresh(bench: Workbench, parts: readonly Part[], from: number, to: number): Promise<void> {
  const theirs = parts.filter((part) => !isOurs(part)).map(({ sha256 }) => `'${sha256}'`);
  const replaceable = theirs.length > 0 ? `k.sha256 NOT IN (${theirs.join(", ")})` : "true";
  await bench.run(`CREATE OR REPLACE TABLE known AS
    SELECT k.sha256, k.device_id, k.metric, k.ts, k.boot, k.seq,
           ${replaceable} AND row(${rank("i.quality")}, -i.value, i.source) < row(${rank("k.quality")}, -k.value, k.source) AS worse
    FROM (SELECT * FROM (${bench.selectNamed("readings", parts)}) WHERE ts >= ${instant(from)} AND ts < ${instant(to)}) k
      JOIN incoming i ON ${SAME}`);
  await bench.run(`CREATE OR REPLACE TABLE incoming AS
    SELECT * FROM incoming i ANTI JOIN (FROM known WHERE NOT worse) k ON ${SAME}`);
  await bench.run(`CREATE OR REPLACE TABLE beaten AS SELECT * FROM known k SEMI JOIN incoming i ON ${SAME}`);
}

async function partsWithBeaten(bench: Workbench): Promise<Set<string>> {
  const rows = await bench.rows<{ sha256: string }>("SELECT DISTINCT sha256 FROM beaten");
  return new Set(rows.map(({ sha256 }) => sha256));
}

function without(bench: Workbench, part: Part): string {
  return `SELECT * FROM (${bench.select("readings", [part])}) i ANTI JOIN (FROM beaten WHERE sha256 = '${part.sha256}') k ON ${SAME}`;
}
