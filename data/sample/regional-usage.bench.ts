import { samplePartWrites } from "./regional-usage-parts.ts";

/** Times the sample of a first start. */
export default async function sampleBench(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const started = performance.now();
  const rows = samplePartWrites().reduce((sum, { columns }) => sum + columns.kwh.length, 0);
  report(`sample of regional use, ${rows.toLocaleString("en")} rows`, performance.now() - started, "ms", "< 1000");
}
