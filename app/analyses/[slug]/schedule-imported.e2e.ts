import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "#lib/cli/checks/run-cli.ts";
import { startSampleWattbook } from "#lib/cli/checks/start-sample-wattbook.ts";
import type { RunningWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { solveWhatIf } from "#lib/cli/timetable/solve-what-if.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { TOY } from "#lib/timetable/format/toy-fixture.ts";
import type { SolveRequest } from "#lib/timetable/what-if/solve-request.ts";

const COMPARED = ["changes", "front", "load", "weeks", "weekNow", "weekThen", "moves"];
const REQUEST: SolveRequest = {
  ...{ timetable: "toy", start: null, pinned: [], closedBuildings: [], closedRooms: [], mostMoved: null },
  ...{ method: "sa", seconds: 1, seed: 1 },
  weights: { soft: 1, kwh: 1, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, movedTime: 0, movedRoom: 0 },
  energy: { model: "ifpb", weather: null, term: "both", tariff: null, factor: null, pv: 100 },
};

let wattbook: RunningWattbook;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-toy-"));
  const file = path.join(folder, "toy.ectt");
  await writeFile(file, TOY);
  wattbook = await startSampleWattbook();
  const { code, stderr } = await runCli(["import", "timetable", file], { WATTBOOK_HOME: wattbook.home });
  expect(code, stderr).toBe(0);
});
afterAll(async () => {
  await wattbook?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Solves as a worker does. */
async function solve(run: string, request: Partial<SolveRequest>): Promise<void> {
  const lake = await openLake(wattbook.home, await loadCatalogue(PROJECT_ROOT), "Asia/Seoul");
  const at = new Date(0);
  const job = {
    ...{ id: `${run}-0000-4000-8000-000000000000`, timetable: "toy", request: { ...REQUEST, ...request } },
    ...({
      status: "running",
      cancel: null,
      isQueued: true,
      attempts: 1,
      progress: null,
      error: null,
      run: null,
    } as const),
    ...{ askedAt: at, startedAt: at, endedAt: null },
  };
  const turn = { signal: new AbortController().signal, onCancel: () => {}, progress: () => {} };
  expect(await solveWhatIf(lake, job, turn)).toEqual({ status: "done", run });
  await lake.close();
}

/** What each figure of the page says in place of a drawing, and the page's text. */
async function shown(plan: string, lang: string) {
  const html = await (await fetch(`${wattbook.url}/analyses/schedule-comparison?plan=${plan}&lang=${lang}`)).text();
  const frames = html.split(/(?=<figure[^>]* data-figure=")/).slice(1);
  const empty = new Map(
    frames.map((frame) => [
      /data-figure="(\w+)"/.exec(frame)?.[1] ?? "",
      /<p class="empty">([^<]*)/.exec(frame.slice(0, frame.indexOf("</figure>")))?.[1],
    ]),
  );
  return { empty, text: html.replaceAll(/<[^>]*>/g, "") };
}

describe("a timetable that was imported without a plan in force", () => {
  it.each([
    ["en", /no plan in force.*the first solved plan then stands in/, /There is no timetable in force/],
    ["ko", /현행 안이 없어.*처음 구한 안이 비교 기준이 됩니다/, /현행 시간표가 없습니다/],
  ])("says in each figure what to do, in %s", async (lang, advice, said) => {
    const { empty, text } = await shown("toy:current:0", lang);
    for (const figure of COMPARED.filter((name) => name !== "weekThen"))
      expect(empty.get(figure), figure).toMatch(advice);
    expect(text).toMatch(said);
  });

  it("leaves only the moves empty once it is solved, and nothing once it is solved again", async () => {
    await solve("aaaaaaaa", {});
    for (const [lang, moves] of [
      ["en", /first solved plan/],
      ["ko", /처음 구한 안/],
    ] as const) {
      const { empty } = await shown("toy:aaaaaaaa:0", lang);
      for (const figure of COMPARED.slice(0, -1)) expect(empty.get(figure), figure).toBeUndefined();
      expect(empty.get("moves")).toMatch(moves);
    }
    await solve("00000000", { start: { run: "aaaaaaaa", point: 0 }, closedRooms: ["A1"] });
    for (const [lang, said] of [
      ["en", /compared with the first solved plan, as none is in force/],
      ["ko", /현행 시간표가 없어 처음 구한 안과 비교한 값/],
    ] as const) {
      const { empty, text } = await shown("toy:00000000:0", lang);
      for (const figure of COMPARED) expect([empty.has(figure), empty.get(figure)], figure).toEqual([true, undefined]);
      expect(text).toMatch(said);
    }
  });
});
