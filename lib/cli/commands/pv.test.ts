import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";
import { PROJECT_ROOT } from "../world.ts";

const REAL = join(PROJECT_ROOT, "../shared/data/pv");
const SEOUL = "KOR_SO_Seoul.WS.471080_TMYx.2007-2021.epw";

let folder: string;
let weather: string;
let output: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-pv-"));
  weather = join(folder, "phoenix.csv");
  output = join(folder, "output.csv");
  await writeFile(weather, PHOENIX);
});
afterAll(() => rm(folder, { recursive: true }));

// The first day of ssc's Phoenix TMY2, whole hours in which the sun is up.
const PHOENIX = `Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation
TMY2,23183,Phoenix,AZ,USA,33.433333,-112.016667,-7,339
Year,Month,Day,Hour,GHI,DNI,DHI,Tdry,Pres,Wspd
1988,1,1,6,0,0,0,6.1,983,2.1
1988,1,1,7,8,1,8,6.1,983,0
1988,1,1,8,62,91,47,6.7,984,1.5
1988,1,1,9,297,824,29,9.4,985,2.1
1988,1,1,10,457,901,53,12.2,985,0
1988,1,1,11,564,938,72,13.9,984,1.5
`;
const pv = (...args: string[]) => runCli(["pv", "--weather", weather, ...args]);

async function rows(): Promise<string[][]> {
  return (await readFile(output, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
}

describe("wattbook pv", () => {
  it("writes the hours by the file's own clock, and tells the yield with model, weather and sunshine", async () => {
    const { code, stdout, stderr } = await pv("--kwp", "4", "--output", output);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [header, ...hours] = await rows();
    expect(header).toEqual(["time", "poa_w_m2", "cell_c", "dc_w", "ac_w"]);
    expect(hours.map(([time]) => time)).toEqual(
      ["06", "07", "08", "09", "10", "11"].map((hour) => `1988-01-01T${hour}:00:00-07:00`),
    );
    expect(hours[0]).toEqual(["1988-01-01T06:00:00-07:00", "0", "6.1", "0", "0"]);
    expect(Number(hours[4]![3])).toBeGreaterThan(2000);
    const kwh = hours.reduce((sum, [, , , , ac]) => sum + Number(ac), 0) / 1000;
    expect(stdout).toMatch(/^PVWatts v5: 4 kWp, standard, rack, tilt 20°/);
    expect(stdout).toContain("phoenix.csv), GHI not told for a whole year");
    expect(stdout).toContain(`6 hours: ${kwh.toFixed(3)} kWh`);
    expect(stdout).not.toContain("Year");
  });

  it("tells as JSON what the lines tell, the notes and the hours of the weather too", async () => {
    const { stdout } = await pv("--kwp", "4", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ hours: 6, notes: ["it holds 6 intervals, and a year has 8760"] });
  });

  it("sums many arrays as they would be alone, and tells each", async () => {
    const list = join(folder, "arrays.csv");
    await writeFile(list, "array,kwp,tilt_deg,azimuth_deg,mount\nroof,3,10,180,roof\neast,2,20,90,rack\n");
    const [both, roof, east] = await Promise.all([
      pv("--arrays", list, "--json", "--output", output),
      pv("--kwp", "3", "--tilt", "10", "--mount", "roof", "--json"),
      pv("--kwp", "2", "--azimuth", "90", "--json"),
    ]);
    expect([both, roof, east].map(({ code }) => code)).toEqual([0, 0, 0]);
    const [all, one, two] = [both, roof, east].map(({ stdout }) => JSON.parse(stdout));
    expect(all.year_kwh).toBeCloseTo(one.year_kwh + two.year_kwh, 9);
    expect(all.arrays).toEqual([
      { array: "roof", kwp: 3, year_kwh: one.year_kwh, specific_kwh_kwp: one.specific_kwh_kwp },
      { array: "east", kwp: 2, year_kwh: two.year_kwh, specific_kwh_kwp: two.specific_kwh_kwp },
    ]);
    expect(all.months_kwh.slice(0, 2)).toEqual([expect.closeTo(all.year_kwh, 9), null]);
    expect(all).toMatchObject({ model: "PVWatts v5", coverage: 1, weather: { file: "phoenix.csv" } });
    const [header, ...hours] = await rows();
    expect(header).toEqual(["time", "dc_w", "ac_w"]);
    expect(hours.reduce((sum, [, , ac]) => sum + Number(ac), 0) / 1000).toBeCloseTo(all.year_kwh, 4);
  });

  it.each([
    ["neither an array nor a list", [], 1, /^Cannot simulate without one of --kwp and --arrays/],
    ["both of them", ["--kwp", "4", "--arrays", "x.csv"], 1, /^Cannot simulate without one of/],
    ["a tilt beside a list", ["--arrays", "x.csv", "--tilt", "20"], 1, /^Cannot use --tilt beside --arrays/],
    ["a ratio beside a list", ["--arrays", "x.csv", "--dc-ac", "2"], 1, /^Cannot use --dc-ac beside --arrays/],
    ["a power that is none", ["--kwp", "-4"], 2, /It must be a number from 0.001/],
    ["a mount that is none", ["--kwp", "4", "--mount", "balcony"], 2, /Allowed choices are rack, roof/],
    ["an output that cannot be written", ["--kwp", "4", "--output", "/dev/null/x"], 1, /^Cannot write \/dev\/null\/x/],
    [
      "a weather that is not there",
      ["--kwp", "4", "--weather", "/none.epw"],
      1,
      /^Cannot read \/none.epw as there is no/,
    ],
  ])("refuses %s in one line, and leaves no file behind", async (_what, args, expected, message) => {
    const before = await readdir(folder);
    const { code, stdout, stderr } = await pv(...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toMatch(message);
    expect(await readdir(folder)).toEqual(before);
  });

  it("refuses a broken weather with its line, before it writes anything", async () => {
    const broken = join(folder, "broken.csv");
    await writeFile(broken, PHOENIX.replace("457,901", "457,lots"));
    await rm(output, { force: true });
    const { code, stderr } = await pv("--kwp", "4", "--weather", broken, "--output", output);
    expect(code).toBe(1);
    expect(stderr).toMatch(/broken\.csv.*line 8.*lots/);
    expect(existsSync(output)).toBe(false);
  });
});

describe.skipIf(!existsSync(REAL))("wattbook pv on real files (skipped where ../shared/data is absent)", () => {
  // Oracles: NREL/ssc's tests for Phoenix, NREL's own export for Denver, the sums of the file's columns for Seoul.
  it.each([
    ["ssc_USA_AZ_Phoenix_TMY2.csv", ["--kwp", "4"], /GHI 2117 kWh\/m2 a year\nYear: 6908\.128 kWh, 1727\.0 kWh\/kWp/],
    ["ssc_USA_AZ_Phoenix_TMY2.csv", ["--kwp", "4", "--mount", "1axis"], /\nYear: 8632\.339 kWh/],
    ["ssc_USA_AZ_Phoenix_TMY2.csv", ["--kwp", "4", "--model", "v8"], /^PVWatts v8: [\s\S]*Year: 7043\.197 kWh/],
    ["pvwatts_8760_rackmount.csv", ["--kwp", "4", "--losses", "14.08"], /GHI 1665 kWh/],
    [SEOUL, ["--kwp", "1"], /Seoul, TMYx 2007-2021 .*, GHI 1568 kWh\/m2 a year/],
  ])("prints the yield of %s", async (file, args, expected) => {
    const { code, stdout } = await runCli(["pv", "--weather", join(REAL, file), ...args]);
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
  });

  // Within 0.01 % of NREL's export.
  it.each([
    ["rack", 6023.671],
    ["roof", 5938.053],
  ])("is within 0.01 %% of PVWatts on the web in Denver, on a %s", async (mount, kwh) => {
    const args = ["--kwp", "4", "--losses", "14.08", "--mount", mount, "--json"];
    const { stdout } = await runCli(["pv", "--weather", join(REAL, "pvwatts_8760_rackmount.csv"), ...args]);
    expect(Math.abs(JSON.parse(stdout).year_kwh / kwh - 1)).toBeLessThan(1e-4);
  });

  it("tells what share of the year a file has that leaves days out, and the light of that share", async () => {
    const lines = (await readFile(join(REAL, SEOUL), "utf8")).split(/\r?\n/);
    const june = lines.findIndex((line) => /^\d{4},6,5,1,/.test(line));
    const end = lines.findLastIndex((line) => /^\d{4},12,31,24,/.test(line));
    const run = async (from: number) => {
      const holed = join(folder, "holed.epw");
      await writeFile(holed, lines.toSpliced(from, 15 * 24).join("\n"));
      const text = (await runCli(["pv", "--weather", holed, "--kwp", "1"])).stdout;
      const json = JSON.parse((await runCli(["pv", "--weather", holed, "--kwp", "1", "--json"])).stdout);
      return { text, json };
    };
    const [within, atEnd] = [await run(june), await run(end + 1 - 15 * 24)];
    expect(within.text).toMatch(/GHI 15\d\d kWh\/m2 a year\nYear: /);
    expect(within.text).toMatch(/Weather covers 97\.\d % of .* these alone, which have 14\d\d kWh\/m2 of the GHI\.\n/);
    expect(within.text).toContain("360 intervals are left out between its rows");
    expect(within.json.coverage).toBeLessThan(0.98);
    const { ghi_kwh_m2: year, ghi_known_kwh_m2: known } = within.json.weather;
    expect(known / year).toBeLessThan(0.96);
    expect(atEnd.text).toMatch(/\n350 days: .*[\s\S]*Weather covers 95\.9 % of the intervals/);
  });
});
