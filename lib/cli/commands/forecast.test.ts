import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";
import { readSeries } from "../forecast/read-series.ts";
import { PROJECT_ROOT } from "../world.ts";

const M4 = join(PROJECT_ROOT, "../shared/data/forecast");
const SEASON = [10, 20, 40, 30];

let folder: string;
let output: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-forecast-"));
  output = join(folder, "output.csv");
});
afterAll(() => rm(folder, { recursive: true }));

async function input(text: string): Promise<string> {
  const path = join(folder, "input.csv");
  await writeFile(path, text);
  return path;
}

/** A quarterly series that is its season, and every fifth value 2 more. */
const quarterly = (length: number) =>
  Array.from({ length }, (_, t) => `q,${t},${(SEASON[t % 4] ?? 0) + (t % 5 === 0 ? 2 : 0)}`);

const forecast = (...args: string[]) => runCli(["forecast", "--season-length", "4", "--output", output, ...args]);

async function rows(): Promise<string[][]> {
  const [header, ...lines] = (await readFile(output, "utf8")).trimEnd().split("\n");
  expect(header).toBe("series,h,forecast,lo80,hi80,lo95,hi95");
  return lines.map((line) => line.split(","));
}

describe("wattbook forecast", () => {
  // Oracle: by hand. The last season repeats; errors of the seasonal naive are -2, 0 or 2.
  it("repeats the last season with snaive, within intervals from 19 earlier errors, and says so", async () => {
    const path = await input(`series,t,value\n${quarterly(60).join("\n")}\n`);
    const { code, stderr } = await forecast("--input", path, "--horizon", "3", "--model", "snaive");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        "1 series forecast by snaive.\nIntervals rest on the errors of 19 earlier forecasts of each series (split conformal).\n",
    });
    expect(await rows()).toEqual([
      ["q", "1", "10", "8", "12", "8", "12"],
      ["q", "2", "20", "18", "22", "18", "22"],
      ["q", "3", "40", "38", "42", "38", "42"],
    ]);
  });

  it("leaves an interval blank where too few errors can guarantee it, and says so", async () => {
    const path = await input(`series,t,value\n${quarterly(16).join("\n")}\n`);
    const { stderr } = await forecast("--input", path, "--horizon", "1", "--model", "snaive");
    expect(stderr).toContain("95 % intervals are blank for 1 series: fewer than 19 errors cannot guarantee them.");
    expect((await rows())[0]).toEqual([
      "q",
      "1",
      "10",
      expect.stringMatching(/\d/),
      expect.stringMatching(/\d/),
      "",
      "",
    ]);
  });

  it("leaves a series that its model refuses blank, and says why", async () => {
    const path = await input(`name,a,b,c,d,e,f,g,h\nlong,1,2,3,4,1,2,3,4\nshort,7\n`);
    const args = ["--input", path, "--horizon", "1", "--model", "snaive", "--no-intervals"];
    const { code, stderr } = await forecast(...args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^1 series forecast by snaive\.\nNo forecast of short: .+\n$/);
    expect(await rows()).toEqual([
      ["long", "1", "1", "", "", "", ""],
      ["short", "1", "", "", "", "", ""],
    ]);
  });

  it.each([
    ["an unknown model", ["--horizon", "1", "--model", "magic"], 2, /magic.*Allowed choices are comb, naive/],
    ["a horizon that is none", ["--horizon", "0"], 2, /It must be a whole number from 1/],
    ["no horizon", [], 2, /required option '--horizon <h>' not specified/],
    [
      "an output that cannot be written",
      ["--horizon", "1", "--output", "/dev/null/x"],
      1,
      /^Cannot write \/dev\/null\/x/,
    ],
    [
      "a series nobody can forecast",
      ["--horizon", "1", "--season-length", "12", "--model", "hw-mult"],
      1,
      /^Cannot forecast .* with hw-mult: series q: .*/,
    ],
  ])("refuses %s", async (_what, args, expected, message) => {
    const path = await input(`series,t,value\n${quarterly(8).join("\n")}\n`);
    const { code, stderr } = await forecast("--input", path, ...args);
    expect(code).toBe(expected);
    expect(stderr).toMatch(message);
  });

  it("Ctrl+C cancels it with code 130, and leaves no file behind", async () => {
    const values = Array.from({ length: 1000 }, (_, t) => 100 + (t % 24) + ((t * 7919) % 13)).join(",");
    const many = Array.from({ length: 200 }, (_, i) => `s${i},${values}`).join("\n");
    const path = await input(`name,${values}\n${many}\n`);
    await rm(output, { force: true });
    const args = ["forecast", "--input", path, "--season-length", "24", "--horizon", "24", "--output", output];
    const telling = ["--import", "data:text/javascript,process.once('worker',()=>console.log('at work'))"];
    const child = spawn(process.execPath, [...telling, "lib/cli/run.js", "wattbook", ...args], {
      cwd: PROJECT_ROOT,
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(child.stdout, "data");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
    expect(await readdir(folder)).toEqual(["input.csv"]);
  });
});

describe.skipIf(!existsSync(M4))("wattbook forecast on M4 (skipped where ../shared/data is absent)", () => {
  // Oracle: the M4 competition's own table, hourly sNaive, sMAPE 13.912.
  it("reproduces the sMAPE of the seasonal naive on 414 hourly series", async () => {
    const options = ["--input", join(M4, "Hourly-train.csv.gz"), "--horizon", "48", "--season-length", "24"];
    const { code } = await forecast(...options, "--model", "snaive", "--no-intervals");
    expect(code).toBe(0);
    const actual = new Map((await readSeries(join(M4, "Hourly-test.csv"))).map(({ id, values }) => [id, values]));
    const errors = (await rows()).map(([id = "", h, yHat]) => {
      const y = actual.get(id)?.[Number(h) - 1] ?? Number.NaN;
      return (200 * Math.abs(y - Number(yHat))) / (Math.abs(y) + Math.abs(Number(yHat)));
    });
    expect(errors).toHaveLength(414 * 48);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeCloseTo(13.912, 3);
  });
});
