import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { importKepco } from "./import-kepco.ts";
import type { ImportReport } from "./import-report.ts";
import { csvFile } from "./kepco/tiny-table.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

/** A cumulative file: Jongno's residential and industrial use of the first months of a year. */
function fileOf(year: number, residential: readonly string[], name = `${year}-${residential.length}.csv`) {
  const months = residential.map((_, i) => `${i + 1}월`);
  const place = [String(year), "서울특별시", "종로구"];
  return csvFile(
    [
      ["연도", "시도", "시군구", "계약종별", ...months],
      [...place, "주택용", ...residential],
      [...place, "산업용", ...residential.map(() => "7")],
    ],
    name,
  );
}

const USE = `SELECT strftime(month, '%Y-%m') AS month, kwh, source, strftime(published, '%Y-%m') AS published, published_stated
             FROM regional_usage WHERE contract = 'residential' ORDER BY month`;

async function use(): Promise<unknown[]> {
  return (await rowsOf(lake, USE)).map((row) => [row.month, row.kwh]);
}

function counts({ changed, added, restated, unchanged }: ImportReport) {
  return { changed, added, restated, unchanged };
}

describe("importKepco()", () => {
  it("importKepco() writes rows with the names of today, source and earliest month of publication", async () => {
    const file = csvFile([
      ["연도", "시도", "시군구", "계약종별", "1월"],
      ["2023", "강원도", "춘천시", "주택용", "5"],
    ]);
    const report = await importKepco(lake, [file]);
    expect(counts(report)).toEqual({ changed: true, added: 1, restated: 0, unchanged: 0 });
    expect(await rowsOf(lake, "FROM regional_usage")).toEqual([
      {
        month: "2023-01-01",
        sido: "강원특별자치도",
        sigungu: "춘천시",
        region_code: "51110",
        contract: "residential",
        kwh: 5,
        quality: "measured",
        source: "KEPCO, kepco.csv",
        published: "2023-03-01",
        published_stated: false,
      },
    ]);
  });

  it("importKepco() makes the names of all levels known beside the use", async () => {
    await importKepco(lake, [fileOf(2024, ["1"])]);
    const rows = await rowsOf(lake, "SELECT level, count(*) AS n FROM region GROUP BY level ORDER BY level");
    expect(rows.map((row) => row.n)).toEqual([229, 1, 17]);
    const [named] = await rowsOf(lake, "SELECT name_ko, name_en FROM region JOIN regional_usage USING (region_code)");
    expect(named).toEqual({ name_ko: "종로구", name_en: "Jongno-gu" });
  });

  it("importKepco() of the same file again makes no new snapshot, by whatever name", async () => {
    const first = await importKepco(lake, [fileOf(2024, ["1", "2"])]);
    const again = await importKepco(lake, [fileOf(2024, ["1", "2"], "renamed.csv")]);
    expect(again.snapshot).toBe(first.snapshot);
    expect(counts(again)).toEqual({ changed: false, added: 0, restated: 0, unchanged: 4 });
    expect(again.lines.at(-1)).toBe("nothing new: the lake has all of it already");
  });

  it("importKepco() of a restated file makes one snapshot, counts the cells, and leaves other years as they are", async () => {
    await importKepco(lake, [fileOf(2023, ["1", "2"]), fileOf(2024, ["1", "2"])]);
    const before = (await lake.snapshot()).manifest;
    const report = await importKepco(lake, [fileOf(2024, ["1", "3", "4"])]);
    expect(counts(report)).toEqual({ changed: true, added: 2, restated: 1, unchanged: 3 });
    expect(report.lines).toContain("2 cells added, 1 restated, 3 as before");
    const after = (await lake.snapshot()).manifest;
    expect(after.parent).toBe(await parentOf(before.message));
    const kept = (parts: typeof before.parts) => parts.find(({ partition }) => partition === "2023");
    expect(kept(after.parts)).toEqual(kept(before.parts));
    expect((await use()).slice(2)).toEqual([
      ["2024-01", 1],
      ["2024-02", 3],
      ["2024-03", 4],
    ]);
  });

  async function parentOf(message: string): Promise<string | null> {
    const { parent } = (await lake.snapshot()).manifest;
    expect((await lake.snapshot(parent!)).manifest.message).toBe(message);
    return parent;
  }

  it("importKepco() restates a value that is missing now as missing, not as zero", async () => {
    await importKepco(lake, [fileOf(2024, ["1", "2", "3"])]);
    await importKepco(lake, [fileOf(2024, ["1", "-", "3"])]);
    expect(await use()).toEqual([
      ["2024-01", 1],
      ["2024-02", null],
      ["2024-03", 3],
    ]);
  });

  it("importKepco() refuses an older edition that differs, unless its month of publication says it is newer", async () => {
    const { snapshot } = await importKepco(lake, [fileOf(2024, ["1", "2", "3"])]);
    const older = fileOf(2024, ["1", "9"]);
    await expect(importKepco(lake, [older])).rejects.toThrow(
      /^Cannot import 2024-2\.csv \(line 2\) as it is an older edition than the lake's, which reaches 2024-03, and differs from it in 서울특별시 종로구, residential, 2024-02: 9 against 2 kWh/,
    );
    expect(await lake.head()).toBe(snapshot);
    expect((await importKepco(lake, [fileOf(2024, ["1", "2"])])).changed).toBe(false);
    expect((await importKepco(lake, [older], { published: "2024-09" })).restated).toBe(1);
  });

  it("importKepco() lets the file that reaches further count, in any order, and refuses two that reach equally far", async () => {
    await importKepco(lake, [fileOf(2024, ["1", "5", "6"]), fileOf(2024, ["1", "2"])]);
    expect((await use())[1]).toEqual(["2024-02", 5]);
    const [first, second] = [fileOf(2024, ["1", "2"], "a.csv"), fileOf(2024, ["1", "3"], "b.csv")];
    await expect(importKepco(lake, [first, second])).rejects.toThrow(
      /^Cannot import b\.csv \(line 2\) as 서울특별시 종로구, residential, 2024-02 is 2 kWh in a\.csv \(line 2\) and both files reach equally far, so neither is newer: current value is 3 kWh$/,
    );
  });

  it("importKepco() with one bad file among good ones changes nothing", async () => {
    await expect(importKepco(lake, [fileOf(2024, ["1"]), fileOf(2023, ["-1"])])).rejects.toThrow(UserError);
    expect(await lake.head()).toBeNull();
  });

  it("importKepco() keeps the first known month of publication, and takes the one that is stated for the same edition", async () => {
    await importKepco(lake, [fileOf(2024, ["1", "2"])]);
    await importKepco(lake, [fileOf(2024, ["1", "2", "3"])], { published: "2024-06" });
    const published = async () => (await rowsOf(lake, USE)).map((row) => [row.published, row.published_stated]);
    expect(await published()).toEqual([
      ["2024-03", false],
      ["2024-04", false],
      ["2024-06", true],
    ]);
    const report = await importKepco(lake, [fileOf(2024, ["1", "2", "3"])], { published: "2024-07" });
    expect(report.lines).toContain("6 cells have another month of publication now");
    expect((await published()).map(([month]) => month)).toEqual(["2024-07", "2024-07", "2024-07"]);
  });

  it("importKepco() dates a restated value by the edition that brought it", async () => {
    await importKepco(lake, [fileOf(2024, ["1", "2"])]);
    await importKepco(lake, [fileOf(2024, ["9", "2", "3"])]);
    expect((await rowsOf(lake, USE)).map((row) => row.published)).toEqual(["2024-05", "2024-04", "2024-05"]);
  });

  it.each([
    ["2024-5", /must look like 2024-06: current value is "2024-5"$/],
    ["2024-02", /a file that reaches 2024-02 can only be published later: current value is 2024-02$/],
  ])("importKepco() refuses %s as month of publication", async (published, message) => {
    await expect(importKepco(lake, [fileOf(2024, ["1", "2"])], { published })).rejects.toThrow(message);
  });

  it("importKepco() stops when it is told to, and changes nothing", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(importKepco(lake, [fileOf(2024, ["1"])], { signal })).rejects.toThrow("stopped");
    expect(await lake.head()).toBeNull();
  });

  it("importKepco() twice at once loses neither's cells of the same year", async () => {
    const busan = csvFile([
      ["연도", "시도", "시군구", "계약종별", "1월"],
      ["2024", "부산광역시", "중구", "산업용", "5"],
    ]);
    const reports = await Promise.all([importKepco(lake, [fileOf(2024, ["1"])]), importKepco(lake, [busan])]);
    expect(reports.map(({ added }) => added)).toEqual([2, 1]);
    expect(await rowsOf(lake, "SELECT count(*) AS n FROM regional_usage")).toEqual([{ n: 3 }]);
  });

  it("importKepco() removes the synthetic sample and what was computed from it, and says so", async () => {
    await lake.commit("sample", () => ({ put: [...[2022, 2024].map(sampleUsage), sampleLoad(), forecast()] }));
    const { derivations } = lake.catalogue;
    const derivation = { file: "", derivation: { dataset: "regional_forecast", inputs: ["regional_usage"] } as never };
    const catalogue = { ...lake.catalogue, derivations: new Map([...derivations, ["regional_forecast", derivation]]) };
    const report = await importKepco({ ...lake, catalogue }, [fileOf(2024, ["1"])]);
    expect(report.removedSample).toEqual(["national_load", "regional_usage"]);
    expect(report.lines.at(-1)).toBe("the synthetic sample was removed: national_load, regional_usage");
    const { parts } = (await lake.snapshot()).manifest;
    expect(parts.map(({ dataset, partition }) => `${dataset} ${partition}`)).toEqual([
      "region all",
      "regional_usage 2024",
    ]);
    expect(await use()).toEqual([["2024-01", 1]]);
  });
});

const SYNTHETIC = { source: "sample", quality: "synthetic" } as const;

function sampleUsage(year: number): PartWrite {
  const row = {
    month: `${year}-01-01`,
    sido: "서울특별시",
    sigungu: "종로구",
    region_code: "11110",
    contract: "residential",
    kwh: 100,
    quality: "synthetic",
    source: "sample",
    published: null,
    published_stated: false,
  };
  return { dataset: "regional_usage", partition: String(year), columns: oneRow(row), provenance: SYNTHETIC };
}

function sampleLoad(): PartWrite {
  const row = { interval_start: "2022-01-01T00:00:00Z", load_mw: 50_000, quality: "synthetic", source: "sample" };
  return { dataset: "national_load", partition: "2022", columns: oneRow(row), provenance: SYNTHETIC };
}

function forecast(): PartWrite {
  const dataset = "regional_forecast";
  const columns = Object.keys(lake.catalogue.datasets.get(dataset)!.columns).map((name) => [name, []]);
  return {
    dataset,
    partition: "x",
    columns: Object.fromEntries(columns),
    provenance: { source: "x", quality: "forecast" },
  };
}

function oneRow(row: Record<string, unknown>): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]));
}
