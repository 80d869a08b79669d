import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-signal-"));
});
afterAll(() => rm(folder, { recursive: true }));

const home = () => ({ WATTBOOK_HOME: join(folder, "home"), SITE_TIME_ZONE: "Asia/Seoul" });
const run = (...args: string[]) => runCli(["import", "grid-signal", ...args], home());
async function csv(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join("\n")}\n`);
  return path;
}

describe("wattbook import grid-signal", () => {
  it("brings both signals by zone into the lake, quarters as hours, once, and restates what differs", async () => {
    const quarters = Array.from({ length: 8 }, (_, q) => {
      const time = `2026-01-01T0${Math.floor(q / 4)}:${String(15 * (q % 4)).padStart(2, "0")}`;
      return `${time},${400 + 10 * q},${q < 4 ? 100 : ""},KR,KPX`;
    });
    const header = "time,intensity_gco2e_per_kwh,price_krw_per_kwh,zone,source";
    const jeju = quarters.map((line) => line.replace("KR,", "KR-JEJU,").replace(/,4/, ",3"));
    const file = await csv("signal.csv", header, ...quarters, ...jeju);
    const first = await run(file, "--estimated");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("KR carbon_intensity: 2 hours of KPX, signal.csv\n");
    expect(first.stdout).toContain("6 hours added, 0 restated, 0 as before\n");
    expect((await run(file, "--estimated")).stdout).toContain("nothing new");
    const price = await csv("price.csv", "time,krw_per_kwh", "2026-01-01T00:00,120", "2026-01-01T01:00,130");
    expect((await run(price, "--source", "a contract")).stdout).toContain("1 hours added, 1 restated, 0 as before\n");
    const sql =
      "SELECT zone, signal, epoch_ms(interval_start) AS at, value, unit, quality FROM grid_signal ORDER BY ALL";
    const rows = await runCli(["sql", sql, "--format", "json"], home());
    const hour = (h: number) => Date.parse(`2026-01-01T0${h}:00:00+09:00`);
    const known = JSON.parse(rows.stdout).map((row: object) =>
      Object.values(row).map((v) => (v === `${v}` ? v : +(v as number).toFixed(6))),
    );
    const [carbon, won] = ["kgCO2e/kWh", "KRW/kWh"];
    expect(known).toEqual([
      ["KR", "carbon_intensity", hour(0), 0.415, carbon, "estimated"],
      ["KR", "carbon_intensity", hour(1), 0.455, carbon, "estimated"],
      ["KR", "price", hour(0), 120, won, "measured"],
      ["KR", "price", hour(1), 130, won, "measured"],
      ["KR-JEJU", "carbon_intensity", hour(0), 0.315, carbon, "estimated"],
      ["KR-JEJU", "carbon_intensity", hour(1), 0.355, carbon, "estimated"],
      ["KR-JEJU", "price", hour(0), 100, won, "estimated"],
    ]);
  }, 60_000);

  it.each([
    [["time,load_kwh", "2026-01-01T00:00,1", "2026-01-01T01:00,1"], /as no column's name ends in kgco2e_per_kwh/],
    [
      ["time,kgco2e_per_kwh", "2026-01-01T00:00,415", "2026-01-01T01:00,455"],
      /must be from 0 to 2: 415 at 2025-12-31T15/,
    ],
    [["time,kgco2e_per_kwh,zone", "2026-01-01T00:00,0.4,a b", "2026-01-01T01:00,0.4,a b"], /line 2, column zone/],
    [["time,krw_per_kwh", "2026-01-01T00:00,", "2026-01-01T01:00,"], /every hour is missing/],
    [["time,krw_per_kwh", "noon,1", "2026-01-01T01:00,1"], /«noon» is no time/],
  ])("refuses %j in one line", async (lines, message) => {
    const { code, stderr } = await run(await csv("bad.csv", ...lines));
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("refuses two files that differ in an hour", async () => {
    const lines = (value: number) => ["time,krw_per_kwh", `2026-02-01T00:00,${value}`, "2026-02-01T01:00,9"];
    const [a, b] = [await csv("a.csv", ...lines(1)), await csv("b.csv", ...lines(2))];
    expect((await run(a, b)).stderr).toMatch(/a\.csv and b\.csv differ at 2026-01-31T15/);
  });
});
