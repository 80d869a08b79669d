import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright";
import { fullLakeHome, type Report } from "#analyses/campus-load/full-lake-fixture.ts";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { duckdbAlone } from "#lib/lake/cube/test-duckdb.ts";
import { DIMENSIONS, thirtyCellsProject } from "./thirty-cells-fixture.ts";

const VISITS = 12;

/** A page of thirty cells over 17.5 million readings, in a browser: every visit and every request under filters of its own. */
export default async function thirtyCellsBench(report: Report): Promise<void> {
  const lakeHome = await fullLakeHome(report);
  const root = await thirtyCellsProject(path.resolve(import.meta.dirname, "../../.."));
  const wattbook = await startWattbook(["--no-demo"], { WATTBOOK_HOME: lakeHome }, undefined, root);
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const address = (f: string) => `${wattbook.url}/analyses/thirty-cells?lang=en&${f}`;
    const first = performance.now();
    await (await fetch(address(""))).text();
    report("30 cells: first page of a snapshot, its two rollups built", performance.now() - first, "ms");
    const pages: number[] = [];
    const shown: number[] = [];
    const requests: number[] = [];
    for (let i = 0; i < VISITS; i++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(address(`f=weekday:${1 + (i % 7)}&f=hour:${i}..${i + 9}`), { waitUntil: "load" });
      const drawn = await page.locator("[data-figure] .plot svg").count();
      if (drawn !== 30) throw new Error(`Cannot time 30 cells as the page shows ${drawn}`);
      const timing = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        return { html: navigation?.responseEnd ?? Number.NaN, paint: paint?.startTime ?? Number.NaN };
      });
      pages.push(timing.html);
      shown.push(timing.paint);
      requests.push(await page.evaluate(timedRows, `f=building:library&f=hour:${i}..${i + 5}&width=1176`));
      await context.close();
    }
    report("30 cells: whole page received by the browser, p95", quantile(pages, 0.95), "ms", "< 700");
    report("30 cells: painted, p95", quantile(shown, 0.95), "ms", "< 700");
    report("30 cells: rows in one request of the browser, p95", quantile(requests, 0.95), "ms", "< 700");
    const alone = await timedAlone(lakeHome);
    report("DuckDB alone: the same 30 aggregates one after the other", alone, "ms");
    report("the request / DuckDB alone, medians", quantile(requests, 0.5) / alone, "×");
  } finally {
    await browser.close();
    await wattbook.stop();
    await rm(root, { recursive: true, force: true });
  }
}

/** The aggregates of the thirty cells by DuckDB alone over the same Parquet, all of its threads for each. [ms] */
async function timedAlone(lakeHome: string): Promise<number> {
  const alone = await duckdbAlone(path.join(lakeHome, "lake"), "readings_15min", "meter");
  const file = path.resolve(import.meta.dirname, "../../../analyses/campus-load/campus.sql");
  const sql = (await readFile(file, "utf8")).replaceAll("$circuit", "'all'").replaceAll("$zone", "'Asia/Seoul'");
  const started = performance.now();
  for (const by of [...DIMENSIONS, ...DIMENSIONS]) {
    const grouped = by.length > 0 ? `GROUP BY ${by.join(", ")}` : "";
    await alone.run(
      `SELECT ${[...by, "sum(energy_kwh)"].join(", ")} FROM (${sql}) WHERE building = 'library' AND hour BETWEEN 3 AND 8 ${grouped}`,
    );
  }
  const ms = performance.now() - started;
  alone.close();
  return ms;
}

/** Runs in the browser: the rows of all queries under new filters, until the last byte is there. [ms] */
async function timedRows(search: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`/api/analyses/thirty-cells/rows?${search}`, { cache: "no-store" });
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
  return performance.now() - started;
}
