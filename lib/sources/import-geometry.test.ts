import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { boardFeatures, boardTopology, bytesOf, collection } from "./geometry-file/map-fixture.ts";
import { importGeometry } from "./import-geometry.ts";
import type { ImportProgress } from "./import-report.ts";
import { regionCellsPart } from "./region-cells-part.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

const board = { name: "board.json", bytes: bytesOf(boardTopology(({ code }) => ({ code }))) };
const byLevel =
  "SELECT level, kind, quality, source, count(*)::INTEGER AS n FROM region_geometry GROUP BY ALL ORDER BY level";

describe("importGeometry()", () => {
  it("importGeometry() replaces the cells by boundaries in one commit, and does nothing the second time", async () => {
    const cells = await lake.commit("Begin", () => ({ put: [regionCellsPart()] }));
    expect(cells).toMatchObject({ changed: true, rows: 246 });
    const report = await importGeometry(lake, board);
    expect(report).toMatchObject({ dataset: "region_geometry", changed: true, added: 0, restated: 246, unchanged: 0 });
    expect(report.lines).toEqual([
      "board.json: 229 features, told by official codes in code",
      expect.stringMatching(/^229 municipalities and 17 provinces, \d+ kB of GeoJSON$/),
      "the cells that stood for boundaries were replaced",
    ]);
    const origin = { kind: "boundary", quality: "measured", source: "Boundaries from board.json" };
    expect(await rowsOf(lake, byLevel)).toEqual([
      { level: "municipality", ...origin, n: 229 },
      { level: "province", ...origin, n: 17 },
    ]);
    const again = await importGeometry(lake, board);
    expect(again).toMatchObject({ changed: false, snapshot: report.snapshot, added: 0, restated: 0, unchanged: 246 });
    expect(again.lines).toContain("nothing new: the lake has these boundaries already");
  });

  it("importGeometry() puts the point of a square in its middle", async () => {
    await importGeometry(lake, board);
    const [row] = await rowsOf(lake, "SELECT * FROM region_geometry WHERE region_code = '11110'");
    expect(row).toMatchObject({ centroid_lon: 126.075, centroid_lat: 34.075 });
    const corners = [126, 126.15].flatMap((x) => [34, 34.15].map((y) => `${x},${y}`));
    const { coordinates } = JSON.parse(String(row!.geometry));
    expect(new Set(coordinates[0][0].map(String))).toEqual(new Set(corners));
  });

  it("importGeometry() leaves the lake as it was when a file is bad", async () => {
    const first = await importGeometry(lake, board);
    const features = boardFeatures(({ code }) => ({ code }));
    const short = { name: "short.json", bytes: bytesOf(collection(features.slice(1))) };
    await expect(importGeometry(lake, short)).rejects.toThrow(
      /^Cannot import geometry from short.json: 1 of 229 municipalities of .+ have no feature .+: 서울특별시 종로구 11110$/,
    );
    await expect(importGeometry(lake, "no-such-file.json")).rejects.toThrow(UserError);
    expect(await lake.head()).toBe(first.snapshot);
  });

  it("importGeometry() tells its steps in order, and stops when it is told to", async () => {
    const steps: Parameters<ImportProgress>[0][] = [];
    await importGeometry(lake, board, { onProgress: (step) => steps.push(step) });
    expect(steps.map(({ done }) => done)).toEqual([0, 1, 2, 3]);
    expect(steps.every(({ total, what }) => total === 3 && what !== "")).toBe(true);
    await expect(importGeometry(lake, board, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(
      "enough",
    );
  });
});

const kepco = path.resolve(import.meta.dirname, "../../../shared/data/korea/kepco_units_229_topo.json");

describe.skipIf(!existsSync(kepco))(
  "importGeometry() of KEPCO's units (skipped where ../shared/data is absent)",
  () => {
    it("importGeometry() reads the 229 units, with 군위군 in Daegu and 강원 under its code of today", async () => {
      const report = await importGeometry(lake, kepco);
      expect(report).toMatchObject({ changed: true, added: 246 });
      const codes = await rowsOf(
        lake,
        "SELECT region_code FROM region_geometry WHERE region_code IN ('27720', '51110', '42110', '51')",
      );
      expect(codes.map((row) => row.region_code).sort()).toEqual(["27720", "51", "51110"]);
      const inMemory = await importGeometry(lake, { name: path.basename(kepco), bytes: readFileSync(kepco) });
      expect(inMemory.changed).toBe(false);
    });
  },
);
