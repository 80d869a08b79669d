import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { runCli } from "#lib/cli/checks/run-cli.ts";
import { startSampleWattbook } from "#lib/cli/checks/start-sample-wattbook.ts";
import type { RunningWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { TOY } from "#lib/timetable/format/toy-fixture.ts";

const PAGE = "/analyses/schedule-comparison?plan=toy:current:0";
const COMPARED = ["changes", "front", "load", "weeks", "weekNow", "moves"];

let wattbook: RunningWattbook;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-toy-"));
  const file = path.join(folder, "toy.ectt");
  await writeFile(file, TOY);
  wattbook = await startSampleWattbook();
  const { code, stderr } = await runCli(["import", "timetable", file], { WATTBOOK_HOME: wattbook.home });
  expect(stderr).not.toMatch(/Cannot/);
  expect(code).toBe(0);
});
afterAll(async () => {
  await wattbook?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a timetable that was imported without a plan in force", () => {
  it.each([
    ["en", /no plan in force.*the first solved plan then stands in/, /There is no timetable in force/],
    ["ko", /현행 안이 없어.*처음 구한 안이 비교 기준이 됩니다/, /현행 시간표가 없습니다/],
  ])("says in each figure what to do, and offers to solve it, in %s", async (lang, advice, said) => {
    const page = await openPage(`${PAGE}&lang=${lang}`, { viewport: { width: 1280, height: 1400 } }, wattbook.url);
    await page.locator(".solve-go").waitFor();
    for (const figure of COMPARED) {
      expect(await page.locator(`[data-figure="${figure}"]`).textContent(), figure).toMatch(advice);
    }
    expect(await page.locator("main").textContent()).toMatch(said);
    expect(await axeFaults(page)).toEqual([]);
  });
});
