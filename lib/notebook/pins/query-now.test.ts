import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { createTurns } from "#lib/lake/sandbox/turns.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { readings } from "#lib/lake/test-readings.ts";
import type { ChartSpec } from "#lib/plot/chart-spec.ts";
import { EXPLORED, type Explored, exploredAnalysis, exploredProse, exploredState } from "../explored.ts";
import { fixtureLake } from "../readings-fixture.ts";
import { keptAnswer } from "../run-query.ts";
import { type PinChanges, pinChanges } from "./changes.ts";
import { codeVersion } from "./code-version.ts";
import { figureOverlay } from "./figure-overlay.ts";
import { makePin } from "./make-pin.ts";
import type { CodeVersion, Pin } from "./pin.ts";
import { queryNow } from "./query-now.ts";

const CODE: CodeVersion = { hash: "one", files: { "a.ts": "1" }, packages: {} };
const HOURS = "SELECT hour, load_kwh FROM readings WHERE load_kwh IS NOT NULL ORDER BY hour";
const BARS: ChartSpec = { kind: "bar", x: "hour", y: "load_kwh" };

let lake: Lake;
let home: string;
beforeEach(async () => {
  lake = await fixtureLake([1, Number.NaN, 3]);
  home = path.dirname(lake.dir);
});

const emptyAnswer: Explored["answer"] = {
  result: { columns: [], rowCount: 0, rows: () => [], arrow: () => new Uint8Array(), stats: { ms: 0, rowsScanned: 0 } },
  receipt: { rowsScanned: 0, rowsSent: 0, ms: 0, cached: false, snapshot: "" },
};

async function run(snapshot: Snapshot, sql: string, chart?: ChartSpec): Promise<Explored> {
  return { sql, chart, answer: await keptAnswer(snapshot, ["test", sql], {}, () => snapshot.query(sql)) };
}

async function pinQuery(sql: string, chart?: ChartSpec): Promise<Pin> {
  const snapshot = await lake.snapshot();
  const explored = await run(snapshot, sql, chart);
  return makePin({
    home,
    analysis: exploredAnalysis(explored, explored.answer.result.columns),
    texts: { sqlOf: async () => ({ sql, parameters: [] }), proseOf: async () => exploredProse(sql) },
    code: CODE,
    snapshot,
    sources: [],
    opens: { inputs: { sql }, search: "" },
    loaded: exploredState(explored, snapshot.zone, "en"),
    now: () => 0,
  });
}

function compared(pin: Pin, chart?: ChartSpec, code = CODE) {
  const now = queryNow(pin, "en", (newest) => run(newest, String(pin.inputs.sql), chart));
  return { lake, home, pin, code, language: "en" as const, now };
}

const restate = (loads: readonly number[]) => lake.commit("restated", () => ({ put: [readings("a", loads)] }));

describe("pinChanges() of a reader's query", () => {
  it("tells nothing while the rows are the same", async () => {
    const pin = await pinQuery(HOURS, BARS);
    expect(pin.slug).toBe(EXPLORED);
    const changes = await pinChanges(compared(pin, BARS));
    const none: Omit<PinChanges, "snapshot"> = { code: [], data: [], values: [], figures: [], lostInputs: [] };
    expect(changes).toEqual({ ...none, snapshot: pin.snapshot });
  });

  it("names the restated cell, the rows added, the number of rows then and now, and the code that changed", async () => {
    const pin = await pinQuery(HOURS, BARS);
    await restate([1, Number.NaN, 30, 4]);
    const changes = await pinChanges(compared(pin, BARS, { ...CODE, hash: "two", files: { "a.ts": "2" } }));
    expect(changes.data).toMatchObject([{ dataset: "readings", restatedCells: 1, addedRows: 1 }]);
    expect(changes.data[0]?.cells).toEqual([
      { dataset: "readings", key: { meter: "a", hour: "2" }, column: "load_kwh", unit: "kWh", was: 3, is: 30 },
    ]);
    expect(changes.answer).toEqual({ name: "answer", was: "2 rows.", is: "3 rows." });
    expect(changes.figures).toEqual(["result"]);
    expect(changes.code).toEqual(["a.ts"]);
    expect(changes).not.toHaveProperty("notNow");
  });

  it("tells the numbers of a query with one row, and draws no figure where no chart was chosen", async () => {
    const pin = await pinQuery("SELECT sum(load_kwh) AS kwh, 'a' AS meter, count(*) AS n FROM readings");
    await restate([1, Number.NaN, 2000.5]);
    const { values, answer, figures } = await pinChanges(compared(pin));
    expect(values).toEqual([{ name: "kwh", was: "4", is: "2,001.5" }]);
    expect(answer).toBeUndefined();
    expect(figures).toEqual([]);
  });

  it("tells what data has changed also where the query is refused now, and why", async () => {
    const pin = await pinQuery(
      "SELECT hour, (100 * load_kwh)::UTINYINT AS load_kwh FROM readings WHERE hour < 1",
      BARS,
    );
    await restate([3, Number.NaN, 3]);
    const changes = await pinChanges(compared(pin, BARS));
    expect(changes.data).toMatchObject([{ dataset: "readings", restatedCells: 1 }]);
    expect(changes.notNow).toEqual({ why: "refused", detail: expect.stringContaining("out of range") });
    expect(changes.figures).toEqual([]);
    expect(changes).not.toHaveProperty("answer");
  });

  it("says that too many queries wait, and fails where the fault is ours", async () => {
    const pin = await pinQuery(HOURS, BARS);
    const inTurn = createTurns({ perClient: 0, atOnce: 1, queue: 0 });
    const busy = { ...compared(pin, BARS), now: () => inTurn("a", undefined, () => Promise.reject(new Error("ran"))) };
    expect((await pinChanges(busy)).notNow).toEqual({ why: "busy" });
    const faulty = { ...busy, now: () => Promise.reject(new TypeError("a fault")) };
    await expect(pinChanges(faulty)).rejects.toThrow("a fault");
  });
});

describe("figureOverlay() of a reader's query", () => {
  it.each([
    ["bar", BARS, 2],
    ["line", { ...BARS, kind: "line" }, 1],
    ["dot", { ...BARS, kind: "dot" }, 2],
    ["histogram", { kind: "histogram", x: "load_kwh" }, 4],
  ] as const)("draws then over now as a %s, and counts the marks that differ", async (_, chart, changedMarks) => {
    const pin = await pinQuery(HOURS, chart);
    await restate([1, Number.NaN, 30, 4]);
    const drawn = await figureOverlay(compared(pin, chart), "result");
    expect(drawn?.now).not.toContain("overlay-was");
    expect(drawn?.both).toContain("overlay-was");
    expect(drawn?.both).toContain("overlay-changed");
    expect(drawn?.changedMarks).toBe(changedMarks);
  });

  it("draws the pinned rows by the columns they had, though the query gives others now", async () => {
    const pin = await pinQuery("SELECT hour, load_kwh FROM readings", BARS);
    const now = queryNow(pin, "en", (newest) =>
      run(newest, "SELECT load_kwh, 'h' || hour AS hour FROM readings", BARS),
    );
    const drawn = await figureOverlay({ ...compared(pin, BARS), now }, "result");
    expect(drawn?.now).toContain("h2");
    expect(drawn?.both).toContain("overlay-was");
    const lost = queryNow(pin, "en", (newest) => run(newest, "SELECT load_kwh FROM readings", BARS));
    expect(await figureOverlay({ ...compared(pin, BARS), now: lost }, "result")).toEqual({ changedMarks: 0 });
  });

  it("draws nothing where no chart was chosen, and knows no other figure", async () => {
    const pin = await pinQuery(HOURS);
    expect(await figureOverlay(compared(pin), "result")).toEqual({ changedMarks: 0 });
    expect(await figureOverlay(compared(pin), "toString")).toBeUndefined();
  });
});

it("exploredAnalysis() says which column its chart lacks, and that none was chosen", () => {
  const state = exploredState({ sql: "", chart: BARS, answer: emptyAnswer }, "UTC", "en").state;
  const said = (chart: ChartSpec | undefined) =>
    exploredAnalysis({ sql: "", chart }, [{ name: "hour", type: "INTEGER" }]).figures.result?.empty?.(state);
  expect(said(BARS)?.en).toContain("load_kwh");
  expect(said(undefined)?.en).toContain("No chart was chosen");
  expect(said({ kind: "histogram", x: "hour" })).toBeUndefined();
});

it("codeVersion() of a reader's query has the code that draws it, that of an analysis has not", async () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  const files = async (slug: string) => Object.keys((await codeVersion(root, slug)).files);
  expect(await files(EXPLORED)).toEqual(
    expect.arrayContaining(["lib/notebook/explored.ts", "lib/plot/quick-chart.ts"]),
  );
  expect(await files("campus-load")).not.toContain("lib/plot/quick-chart.ts");
});
