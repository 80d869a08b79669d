import { literal } from "../query/quote.ts";
import { selectParts } from "../query/relations.ts";
import type { Commit } from "../store/commit.ts";
import type { Manifest, Part } from "../store/manifest.ts";
import type { Change } from "../store/part-write.ts";
import { type Compared, type Difference, restatement } from "./compare-month.ts";
import { INTERVAL_ENERGY } from "./hourly-rollups.ts";
import { oneRow } from "./stage-readings.ts";
import type { StagedReadings } from "./staged-readings.ts";
import { writeMonths } from "./write-months.ts";

export interface IntervalOptions {
  readonly zone: string;
  /** Whether readings may take the place of others of the lake. */
  readonly restate: boolean;
  /** Length of the intervals. [ms] */
  readonly intervalMs: number;
  /** Parts that go with this import. */
  readonly leaving: (base: Manifest | null) => readonly Part[];
  readonly isImport: (part: Part) => boolean;
  readonly signal?: AbortSignal | undefined;
  /** Told how much is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** What an import of readings did. */
export interface Imported extends Compared {
  readonly commit: Commit;
  readonly left: readonly Part[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Tells whether readings are energies of whole hours, or of longer intervals within a day, of devices that no other part than an
 * import's has: for these `commitIntervals` does in SQL what the roll-up of quarters does.
 */
export async function areWholeIntervals(
  { connection, metrics, months, path, lake }: StagedReadings,
  { zone, intervalMs, isImport }: Pick<IntervalOptions, "zone" | "intervalMs" | "isImport">,
): Promise<boolean> {
  if (metrics.length !== 1 || metrics[0] !== INTERVAL_ENERGY) return false;
  if (intervalMs < HOUR_MS || intervalMs > DAY_MS || DAY_MS % intervalMs !== 0) return false;
  const rows = `read_parquet(${literal(path)})`;
  // Zones keep whole hours apart from UTC, or do not, for years: a reading a month tells.
  const [uneven] = await oneRow(
    connection,
    `SELECT (SELECT count(*) FROM ${rows} WHERE epoch_ms(ts) % ${HOUR_MS} <> 0)
      + (SELECT count(*) FROM (SELECT min(ts) AS ts FROM ${rows} GROUP BY month) WHERE minute(timezone(${literal(zone)}, ts)) <> 0)`,
  );
  if (Number(uneven) > 0) return false;
  const parts = ((await lake.snapshot()).manifest.parts ?? []).filter(
    (part) =>
      part.dataset === "readings" && months.some((month) => part.partition.startsWith(month)) && !isImport(part),
  );
  if (parts.length === 0) return true;
  const stored = selectParts(lake.dir, lake.catalogue.datasets.get("readings")!, parts);
  const [shared] = await oneRow(
    connection,
    `SELECT count(*) FROM (SELECT DISTINCT device_id FROM ${rows}) SEMI JOIN (${stored}) USING (device_id)`,
  );
  return Number(shared) === 0;
}

/** Commits staged energies of intervals with the hours and days that they touch; all or nothing. */
export async function commitIntervals(
  staged: StagedReadings,
  message: string,
  { leaving, onProgress, ...options }: IntervalOptions,
): Promise<Imported> {
  const { lake, files, months } = staged;
  let compared: Compared = { added: 0, restated: 0, unchanged: 0, repeated: 0 };
  let left: readonly Part[] = [];
  const plan = async (base: Manifest | null): Promise<Change> => {
    left = leaving(base);
    const gone = new Set(left);
    const written = await writeMonths({
      ...{ lakeDir: lake.dir, catalogue: lake.catalogue, files, staged: staged.path, months, ...options },
      parts: (base?.parts ?? []).filter((part) => !gone.has(part)),
      onMonth: (done) => onProgress(done / months.length),
    });
    const sum = (of: keyof Compared) => written.reduce((count, month) => count + month.compared[of], 0);
    compared = {
      added: sum("added"),
      restated: sum("restated"),
      unchanged: sum("unchanged"),
      repeated: sum("repeated"),
    };
    const differences: Difference[] = written.flatMap(({ difference }) => difference ?? []);
    if (compared.restated > 0 && !options.restate) {
      throw restatement(differences, compared.restated, "Give --restate to put the file's in the place of the lake's");
    }
    return {
      put: written.flatMap(({ change }) => change.put),
      drop: [...left, ...written.flatMap(({ change }) => change.drop ?? [])],
    };
  };
  const commit = await lake.commit(message, plan, { signal: options.signal });
  return { commit, ...compared, left };
}
