import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { loadCatalogue } from "../catalogue.ts";
import { type Lake, openLake } from "../lake.ts";
import { bestKind, type SandboxKind } from "./process.ts";
import { closeSandboxes, runSandboxed } from "./run-sandboxed.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const ROOT = path.resolve(import.meta.dirname, "../../..");
const REGIONS = 229;
const MONTHS = 240;
const ROWS = REGIONS * MONTHS;

const BOMBS = [
  "SELECT count(DISTINCT hash(i)) FROM range(100000000000) t(i)",
  "SELECT sum(a.kwh * b.kwh * c.kwh) FROM regional_usage a, regional_usage b, regional_usage c",
];

/** Ordinary queries of this process, first in quiet, then while two bombs go off in the sandbox; and what an empty query costs. */
export default async function sandboxBench(report: Report): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-sandbox-bench-"));
  const lake = await openLake(home, await loadCatalogue(ROOT));
  try {
    await fill(lake);
    const open = await lake.snapshot();
    const read = async () => {
      await open.query("SELECT month, sum(kwh) AS kwh FROM regional_usage GROUP BY 1 ORDER BY 1");
      await open.query("SELECT month, kwh FROM regional_usage WHERE region_code = '10117' ORDER BY 1");
    };
    const sandboxed = (sql: string, timeoutMs: number, kind: SandboxKind = bestKind()) =>
      runSandboxed(
        { root: ROOT, lakeDir: lake.dir, snapshot: open.id, sql, memoryMb: 256, timeoutMs, maxRows: 100_000 },
        { kind },
      );
    await times(20, read);
    const quiet = await times(300, read);
    const bombs = BOMBS.map((sql) => sandboxed(sql, 12_000).catch((error: Error) => error.message));
    await pause(2000);
    const besides = await times(300, read);
    report(`quiet: two queries of ${ROWS} rows, median`, at(quiet, 0.5), "ms");
    report("quiet, p95", at(quiet, 0.95), "ms");
    report("besides two bombs, median", at(besides, 0.5), "ms");
    report("besides two bombs, p95", at(besides, 0.95), "ms");
    report("p95 besides two bombs / quiet", at(besides, 0.95) / at(quiet, 0.95), "×", "< 2");
    for (const said of await Promise.all(bombs)) {
      if (typeof said !== "string" || !said.includes("was stopped")) throw new Error("A bomb ended by itself");
    }
    for (const kind of new Set<SandboxKind>([bestKind(), "process"])) {
      const empty = () => sandboxed("SELECT 1 AS one", 10_000, kind);
      await empty();
      const waiting = await times(10, empty, 1500);
      report(`empty query in ${kind}, its process waiting, median`, at(waiting, 0.5), "ms");
      const following = await times(10, empty);
      report(`empty query in ${kind}, one right after another, median`, at(following, 0.5), "ms");
    }
  } finally {
    await closeSandboxes();
    await lake.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function fill(lake: Lake): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const month = Math.floor(i / REGIONS);
    return {
      month: `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`,
      region_code: String(10_000 + (i % REGIONS)),
      kwh: 1000 + (i % 997),
    };
  });
  const same = <T>(value: T) => rows.map(() => value);
  await lake.commit("bench", () => ({
    put: [
      {
        dataset: "regional_usage",
        partition: "all",
        columns: {
          month: rows.map(({ month }) => month),
          sido: same("서울특별시"),
          sigungu: same("종로구"),
          region_code: rows.map(({ region_code }) => region_code),
          contract: same("residential"),
          kwh: rows.map(({ kwh }) => kwh),
          quality: same("measured"),
          source: same("bench"),
          published: same(null),
          published_stated: same(false),
        },
        provenance: { source: "bench", quality: "measured" },
      },
    ],
  }));
}

async function times(count: number, work: () => Promise<unknown>, pauseMs = 0): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    if (pauseMs > 0) await pause(pauseMs);
    const started = performance.now();
    await work();
    took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
