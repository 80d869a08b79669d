import type { Reading } from "#lib/metering/reading.ts";
import { literal } from "../query/quote.ts";
import { selectParts } from "../query/relations.ts";
import type { Part } from "../store/manifest.ts";
import { type Compared, compareWith, type Difference, dropRepeated, restatement } from "./compare-month.ts";
import type { StagedReadings } from "./staged-readings.ts";

/**
 * The staged readings that the lake lacks, a month at a time; `tell` hears what became of all of them at the end.
 *
 * @throws {UserError} At the end, if the lake has some of them with another value.
 */
export async function* freshReadings(
  { connection, files, lake, months, path }: StagedReadings,
  parts: readonly Part[],
  tell: (compared: Compared) => void,
): AsyncGenerator<{ readonly reading: Reading; readonly source: string }> {
  const totals = { added: 0, restated: 0, unchanged: 0, repeated: 0 };
  const differences: Difference[] = [];
  const dataset = lake.catalogue.datasets.get("readings")!;
  for (const month of months) {
    await connection.run(
      `CREATE OR REPLACE TABLE fresh AS FROM read_parquet(${literal(path)}) WHERE month = ${literal(month)}`,
    );
    totals.repeated += await dropRepeated(connection, files);
    const stored = parts.filter((part) => part.dataset === "readings" && part.partition.startsWith(month));
    const select = stored.length === 0 ? null : selectParts(lake.dir, dataset, stored);
    const { compared, difference } = await compareWith(connection, select, files);
    for (const count of ["added", "restated", "unchanged"] as const) totals[count] += compared[count];
    if (difference) differences.push(difference);
    if (differences.length > 0) continue;
    const result = await connection.stream(
      "SELECT epoch_ms(ts)::DOUBLE, device_id, metric, value, file::INTEGER FROM fresh ORDER BY device_id, metric, ts",
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const [ts, devices, metrics, values, from] = Array.from({ length: 5 }, (_, i) => chunk.getColumnValues(i));
      for (let i = 0; i < chunk.rowCount; i++) {
        const at = Number(ts![i]);
        const [deviceId, metric, value] = [String(devices![i]), String(metrics![i]), Number(values![i])];
        const reading = {
          ts: at,
          deviceId,
          metric,
          value,
          rxTs: at,
          seq: null,
          boot: null,
          quality: "measured",
        } as const;
        yield { reading, source: files[Number(from![i])]!.source };
      }
    }
  }
  if (differences.length > 0) {
    throw restatement(differences, totals.restated, "Only energies of whole hours or longer can be restated");
  }
  tell(totals);
}
