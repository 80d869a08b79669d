import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { ReadingBatch } from "#lib/metering/reading-batch.ts";

const TYPES = {
  ts: "DOUBLE",
  value: "DOUBLE",
  rx_ts: "DOUBLE",
  seq: "DOUBLE",
  boot: "DOUBLE",
  device: "INTEGER",
  metric: "INTEGER",
  quality: "INTEGER",
  source: "INTEGER",
} as const;

const TEXTS = ["device", "metric", "source"] as const;

/**
 * Lays batches of readings on the workbench: `staged`, with codes for texts, and `device_texts`, `metric_texts` and
 * `source_texts`, which say what they stand for. Returns how many readings there are.
 */
export async function stage(
  bench: Workbench,
  batches: AsyncIterable<ReadingBatch> | Iterable<ReadingBatch>,
): Promise<number> {
  const known = {
    device: new Map<string, number>(),
    metric: new Map<string, number>(),
    source: new Map<string, number>(),
  };
  let rows = 0;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    const columns: Record<string, Float64Array | Int32Array> = { ...batch.columns() };
    const texts = batch.texts();
    for (const name of TEXTS) columns[name] = recoded(columns[name] as Int32Array, texts[name], known[name]);
    await bench.append("staged", TYPES, columns);
    rows += batch.length;
  }
  for (const name of TEXTS) {
    const texts = [...known[name].keys()];
    await bench.append(
      `${name}_texts`,
      { code: "INTEGER", text: "VARCHAR" },
      { code: Int32Array.from(texts.keys()), text: texts },
    );
  }
  return rows;
}

/** Codes of a batch's own as codes of all batches. */
function recoded(codes: Int32Array, texts: readonly string[], known: Map<string, number>): Int32Array {
  const map = Int32Array.from(texts, (text) => {
    let code = known.get(text);
    if (code === undefined) {
      code = known.size;
      known.set(text, code);
    }
    return code;
  });
  return codes.map((code) => map[code]!);
}
