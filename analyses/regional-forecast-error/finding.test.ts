import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivation } from "#data/derive/regional-forecast.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { openLake } from "#lib/lake/lake.ts";
import { runQuery } from "#lib/notebook/run-query.ts";
import { importKepco } from "#lib/sources/import-kepco.ts";
import { importKpxLoad } from "#lib/sources/import-kpx-load.ts";
import { inputs } from "./inputs.ts";
import type { ErrorRow } from "./measures.ts";
import { ranked } from "./measures.ts";
import { queries } from "./queries.ts";
import { confounding } from "./values.ts";

const root = path.resolve(import.meta.dirname, "../..");
const korea = path.resolve(root, "../shared/data/korea");
const isThere = existsSync(korea);

/** The municipalities that the original finding names for May 2024. */
const INDUSTRIAL = ["광양시", "포항시", "울산 남구", "평택시", "당진시"];

/** Cities of half a million and more, and districts of the metropolitan cities, by province code. */
const METROPOLITAN = ["11", "26", "27", "28", "29", "30", "31"];
const BIG_CITIES =
  "수원시 고양시 용인시 성남시 화성시 청주시 부천시 남양주시 안산시 천안시 전주시 안양시 김해시 창원시 포항시 평택시 시흥시".split(
    " ",
  );

// Oracle: the finding as the first Wattbook stated it, on KEPCO's tables of January to April 2023 and of 2024.
describe.skipIf(!isThere)(
  `the original finding on KEPCO's real tables${isThere ? "" : " (skipped: ../shared is absent)"}`,
  () => {
    let home: string;
    let lake: Lake;

    beforeAll(async () => {
      home = await mkdtemp(path.join(tmpdir(), "wattbook-finding-"));
      lake = await openLake(home, await loadCatalogue(root));
      const kepco = ["kepco_sgg_2023_jan-apr_utf8.csv", "kepco_sgg_2024.csv"];
      await importKepco(
        lake,
        kepco.map((name) => path.join(korea, name)),
      );
      await importKpxLoad(lake, [path.join(korea, "kpx_hourly_load_weather_2013_2021.csv.gz")]);
      await derivation.setup(packageFile);
      const snapshot = await lake.snapshot();
      const tasks = await derivation.plan(async (sql) => (await snapshot.query(sql)).rows());
      const total = tasks.find(({ partition }) => partition === "total")!;
      const provenance = derivation.provenance(total);
      const { columns } = derivation.compute(total);
      await lake.commit("Derive", () => ({
        put: [{ dataset: "regional_forecast", partition: "total", columns, provenance }],
      }));
    });

    afterAll(async () => {
      await lake?.close();
      await rm(home, { recursive: true, force: true });
    });

    async function errors(month: string, level = "municipality"): Promise<readonly ErrorRow[]> {
      const call = { contract: "total", model: "comb", measure: "mae", region: "", rows: 10, level, month };
      const snapshot = await lake.snapshot();
      const folder = import.meta.dirname;
      const { result } = await runQuery({ snapshot, folder, query: "errors", columns: queries.errors, inputs: call });
      return result.rows<ErrorRow>();
    }

    const names = (rows: readonly ErrorRow[]) => ranked(rows, "mae").map(({ name_ko }) => name_ko);

    it("May 2024: the named industrial municipalities are among the fifteen largest errors of 229", async () => {
      const rows = await errors("2024-05");
      expect(rows).toHaveLength(229);
      const worst = names(rows).slice(0, 15);
      expect(INDUSTRIAL.filter((name) => worst.includes(name))).toEqual(INDUSTRIAL);
      const shares = ranked(rows, "mae")
        .slice(0, 10)
        .map(({ industrial_share }) => industrial_share as number);
      expect(shares.filter((share) => share > 0.5).length).toBeGreaterThanOrEqual(9);
    });

    it("August 2024: it is the big cities and Jeju, and fewer of them are industrial", async () => {
      const rows = ranked(await errors("2024-08"), "mae").slice(0, 15);
      const isBig = ({ name_ko, region_code }: ErrorRow) =>
        BIG_CITIES.includes(name_ko) || METROPOLITAN.includes(region_code.slice(0, 2));
      expect(rows.map(({ name_ko }) => name_ko).slice(0, 10)).toContain("제주시");
      expect(rows.filter((row) => isBig(row) || row.region_code.startsWith("50")).length).toBeGreaterThanOrEqual(13);
      expect(rows.filter(({ industrial_share }) => (industrial_share as number) < 0.5).length).toBeGreaterThanOrEqual(
        8,
      );
    });

    it("the ranking by MAE is a ranking by size; measures that size does not rule say something else", async () => {
      const [mae, , wape, mase, skill] = confounding(await errors("2024-05"));
      expect(mae?.withSize).toBeGreaterThan(0.5);
      expect(mae?.withIndustry).toBeGreaterThan(0.3);
      expect(wape?.withSize).toBeLessThan(0);
      expect(mase?.withSize).toBeLessThan(0);
      expect(wape?.withIndustry).toBeLessThan(0.1);
      // The same month of 2023 is not in the tables, so the seasonal naive has nothing to repeat: undefined, not perfect.
      expect(skill?.withSize).toBeNaN();
      expect(skill?.regions).toBe(0);
    });

    it("every month that the tables hold can be chosen, from the second on", async () => {
      const snapshot = await lake.snapshot();
      const columns = { value: "VARCHAR", en: "VARCHAR", ko: "VARCHAR" } as const;
      const call = { snapshot, folder: import.meta.dirname, query: "months", columns, inputs: {} };
      const months = (await runQuery(call)).result.rows<{ value: string }>().map(({ value }) => value);
      expect(months.slice(0, 4)).toEqual(["2023-02", "2023-03", "2023-04", "2024-01"]);
      expect(months).toHaveLength(15);
      expect(inputs.month.initial(months)).toBe("2024-05");
    });
  },
);

function packageFile(specifier: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(root, "node_modules", specifier)));
}
