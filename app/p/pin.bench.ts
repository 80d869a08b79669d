import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { parquetAlone } from "#lib/lake/cube/test-duckdb.ts";

const VISITS = 9;

/** Times the first figure of a pinned page on a first visit, and making the pin. */
export default async function pinBench(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const wattbook = await startWattbook();
  await wattbook.says("Derived datasets");
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const pins = await Promise.all([1, 2, 3].map((i) => timedPin(wattbook.url, i)));
    report(
      "a new pin: both languages, nine figures, three at once, slowest",
      Math.max(...pins.map(({ ms }) => ms)),
      "ms",
    );
    const url = `${wattbook.url}${pins[0]?.path}?lang=en`;
    await (await fetch(url)).text();
    const painted: number[] = [];
    for (let i = 0; i < VISITS; i++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(url, { waitUntil: "networkidle" });
      if ((await page.locator('[data-figure="map"] svg [data-key]').count()) === 0)
        throw new Error("No figure is shown");
      painted.push(
        await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN),
      );
      await context.close();
    }
    report("pinned page, first visit: first figure painted, median", quantile(painted, 0.5), "ms", "< 500");
    report("pinned page, first visit: first figure painted, p95", quantile(painted, 0.95), "ms", "< 500");
    const alone = await timedAlone(`${wattbook.url}${pins[0]?.path}/rows/errors.parquet`);
    report("DuckDB alone: the rows of that figure out of Parquet, median", alone, "ms");
    report("the first figure / DuckDB alone", quantile(painted, 0.5) / alone, "×");
  } finally {
    await browser.close();
    await wattbook.stop();
  }
}

/** DuckDB alone reads what the pin keeps for the figure, each time opened anew as a visit is. [ms] */
async function timedAlone(url: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-alone-"));
  const file = path.join(folder, "rows.parquet");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Cannot have the rows of the pin: ${response.status}`);
  await writeFile(file, new Uint8Array(await response.arrayBuffer()));
  const took: number[] = [];
  for (let i = 0; i < VISITS; i++) {
    const started = performance.now();
    const alone = await parquetAlone(file);
    await alone.rows();
    alone.close();
    took.push(performance.now() - started);
  }
  await rm(folder, { recursive: true });
  return quantile(took, 0.5);
}

async function timedPin(url: string, rows: number): Promise<{ readonly path: string; readonly ms: number }> {
  const started = performance.now();
  const response = await fetch(`${url}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error", inputs: { rows: 10 * rows } }),
  });
  return { path: ((await response.json()) as { url: string }).url, ms: performance.now() - started };
}
