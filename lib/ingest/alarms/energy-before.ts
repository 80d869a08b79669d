import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Uncounted } from "#lib/metering/alarm/engine.ts";

/** Energy of whole quarters of an hour before a budget began to count, and when the first of them began. [kWh; ms since 1970, UTC] */
export interface EnergyBefore {
  readonly since: number;
  readonly kwh: number;
}

const QUARTER_MS = 900_000;

/** What the lake holds of the energy that budgets have not counted: the answers in the order of the questions, null where it holds none. */
export async function energyBefore(
  snapshot: Snapshot,
  questions: readonly Uncounted[],
  signal?: AbortSignal,
): Promise<(EnergyBefore | null)[]> {
  const sql = `WITH asked AS (SELECT unnest($i::INTEGER[]) AS i, unnest($device::VARCHAR[]) AS device, unnest($name::VARCHAR[]) AS name,
      unnest($from::BIGINT[]) AS first_start, unnest($to::BIGINT[]) AS last_start)
    SELECT i, epoch_ms(min(interval_start))::DOUBLE AS since, sum(energy_kwh) AS kwh FROM asked JOIN readings_15min
      ON device_id = device AND metric = name AND interval_start >= make_timestamptz(first_start * 1000)
        AND interval_start <= make_timestamptz(last_start * 1000)
    WHERE energy_kwh IS NOT NULL GROUP BY i`;
  const parameters = {
    i: questions.map((_, i) => i),
    device: questions.map(({ deviceId }) => deviceId),
    name: questions.map(({ metric }) => metric),
    from: questions.map(({ start }) => BigInt(start)),
    to: questions.map(({ until }) => BigInt(until - QUARTER_MS)),
  };
  const { rows } = await snapshot.query(sql, parameters, { signal, maxRows: questions.length });
  const found = new Map(
    rows<{ i: number; since: number; kwh: number }>().map(({ i, since, kwh }) => [i, { since, kwh }]),
  );
  return questions.map((_, i) => found.get(i) ?? null);
}
