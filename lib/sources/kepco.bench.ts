import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { importKepco } from "./import-kepco.ts";
import { readKepco } from "./kepco/read-kepco.ts";
import { type Cells, csvFile, xlsxFile } from "./kepco/tiny-table.ts";
import { regions } from "./regions.ts";
import type { SourceFile } from "./table/source-file.ts";

const TYPES = ["주택용", "일반용", "교육용", "산업용", "농사용", "가로등", "심 야"];
const FIRST_YEAR = 2014;
const YEARS = 12;

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Reading and importing 230,832 cells: twelve years of all municipalities and types, with totals and quoted thousands. */
export default async function bench(report: Report): Promise<void> {
  const cells = generatedTable();
  const csv = csvFile(cells.map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell))));
  const xlsx = xlsxFile(cells);
  report("cells of KEPCO's table", readKepco(csv).cells.length, "cells");
  report("read them from CSV", await seconds(() => readKepco(csv)), "s");
  report("read them from XLSX", await seconds(() => readKepco(xlsx)), "s");
  await benchImport(csv, report);
}

async function benchImport(csv: SourceFile, report: Report): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "wattbook-bench-"));
  try {
    const lake = await openLake(home, await loadCatalogue(resolve(import.meta.dirname, "../..")));
    report("import them into an empty lake", await seconds(() => importKepco(lake, [csv])), "s", "< 3");
    report("import them again", await seconds(() => importKepco(lake, [csv])), "s", "< 3");
    await lake.close();
  } finally {
    await rm(home, { recursive: true });
  }
}

async function seconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function generatedTable(): Cells {
  const months = Array.from({ length: 12 }, (_, i) => i);
  const rows = Array.from({ length: YEARS }, (_, y) => FIRST_YEAR + y).flatMap((year) =>
    regions.flatMap(({ code, sido, sigungu }) => {
      const use = TYPES.map((_, type) => months.map((month) => Number(code) * 300 + type * 70_000 + month * 11 + year));
      const total = months.map((month) => use.reduce((sum, ofType) => sum + ofType[month]!, 0));
      return [...use, total].map((kwh, i) => [
        String(year),
        sido,
        sigungu,
        TYPES[i] ?? "합 계",
        ...kwh.map((value) => value.toLocaleString("en-US")),
      ]);
    }),
  );
  return [["연도", "시도", "시군구", "계약종별", ...months.map((month) => `${month + 1}월`)], ...rows];
}
