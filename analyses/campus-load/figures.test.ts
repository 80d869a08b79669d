import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallTime } from "#lib/core/zone.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "#lib/plot/drawn-fixture.ts";
import { fixtureLake } from "./lake-fixture.ts";
import { analysis, stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

const EXPECTED = path.join(import.meta.dirname, "expected");
const NAMES = Object.keys(analysis.figures);
const goldens = readdirSync(EXPECTED).sort();
const SEARCHES = [
  "",
  "f=building:library,dorm-1&f=hour:8..18",
  "tr=P7D",
  "circuit=cooling-heating&f=weekday:6,7",
  "tr=2024-03-10/2024-03-11",
];

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

describe("every figure", () => {
  it("has its golden drawing, and no golden is left over", () => {
    expect(goldens).toEqual(NAMES.map((name) => `${name}.svg`).sort());
  });

  it.each(NAMES)("%s is drawn as its golden drawing shows", async (name) => {
    const state = await stateOf(snapshot, name === "load" ? "tr=2024-03-10/2024-03-11" : "", "en");
    const { svg } = drawn(analysis.figures[name]!.draw(state as never, { width: 620 }));
    await expect(svg.replaceAll("><", ">\n<")).toMatchFileSnapshot(path.join(EXPECTED, `${name}.svg`));
  });

  it.each(NAMES)(
    "%s holds no number that is none and keeps its texts inside the frame and apart, in any state",
    async (name) => {
      const { draw, empty, serverWidth } = analysis.figures[name]!;
      let drawings = 0;
      for (const language of LANGUAGES) {
        for (const search of SEARCHES) {
          const state = (await stateOf(snapshot, search, language)) as never;
          if (empty?.(state)) continue;
          for (const width of [328, 620, serverWidth]) {
            const figure = drawn(draw(state, { width }));
            const where = `${language} ${width} ${search}`;
            expect(faultsOf(figure), where).toEqual([]);
            expect(textsOutside(figure), where).toEqual([]);
            expect(textsCovered(figure), where).toEqual([]);
            drawings++;
          }
        }
      }
      expect(drawings).toBeGreaterThan(20);
    },
  );

  it("has words in both languages in any state, and says so where nothing is known", async () => {
    for (const language of LANGUAGES) {
      for (const search of [...SEARCHES, "f=building:nowhere", "tr=1999-01-01/1999-02-01"]) {
        const state = await stateOf(snapshot, search, language);
        for (const [name, { title, unit, alt, empty }] of Object.entries(frameFigures(analysis, state as never))) {
          for (const text of [title, unit, alt]) expect(text, name).not.toMatch(/NaN|undefined|null|^\s*$/);
          if (search.includes("1999")) expect(empty, name).toBeTruthy();
        }
        for (const [name, { text }] of Object.entries(values(state)))
          expect(text, name).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
  });
});

describe("cross-filtering", () => {
  it("filters every view by all filters but its own", async () => {
    const [all, some] = await Promise.all(["", "f=building:library"].map((search) => stateOf(snapshot, search, "en")));
    expect(some!.rows.by_building).toEqual(all!.rows.by_building);
    const library = all!.rows.by_building.find(({ building }) => building === "library");
    expect(some!.rows.total[0]?.kwh).toBeCloseTo(library?.kwh as number, 6);
    const hours = some!.rows.by_hour.reduce((sum, { kwh }) => sum + (kwh as number), 0);
    expect(hours).toBeCloseTo(library?.kwh as number, 6);
    expect(some!.rows.load).not.toEqual(all!.rows.load);
  });

  it("names in prose the most of what is chosen, not of what stands beside it", async () => {
    const { topBuilding, topBuildingShare, topHour } = values(
      await stateOf(snapshot, "f=building:library&f=hour:3", "en"),
    );
    expect([topBuilding?.text, topBuildingShare?.text, topHour?.text]).toEqual(["Central Library", "100 %", "03:00"]);
  });

  it("shows the time range's days in every view, in Seoul's time", async () => {
    const { rows } = await stateOf(snapshot, "tr=2024-03-10/2024-03-11", "en");
    expect(rows.by_weekday.map(({ weekday }) => weekday)).toEqual([7]);
    expect(rows.total[0]?.expected).toBe(12 * 96);
    expect(rows.load[0]?.interval_start).toBe("2024-03-09T15:00:00Z");
  });

  // Oracle: the clocks of `Intl`, over a month in which Berlin's go forward.
  it("counts days and hours in the site's zone, and names it", async () => {
    const elsewhere = { ...snapshot, zone: "Europe/Berlin" };
    const readings = await snapshot.query(
      "SELECT interval_start AS at, sum(energy_kwh) AS kwh FROM readings_15min WHERE metric = 'power_w' GROUP BY 1",
    );
    const kwh = new Map<number, number>();
    for (const row of readings.rows<{ at: string; kwh: number }>()) {
      const { year, month, day, hour } = wallTime(Date.parse(row.at), "Europe/Berlin");
      if (Date.UTC(year, month - 1, day) < Date.UTC(2024, 2, 30)) continue;
      if (Date.UTC(year, month - 1, day) >= Date.UTC(2024, 3, 1)) continue;
      kwh.set(hour, (kwh.get(hour) ?? 0) + row.kwh);
    }
    const state = await stateOf(elsewhere, "tr=2024-03-30/2024-04-01", "en");
    expect(state.rows.by_hour.map(({ hour }) => hour)).toEqual([...kwh.keys()].sort((a, b) => a - b));
    for (const row of state.rows.by_hour) expect(row.kwh, `${row.hour}`).toBeCloseTo(kwh.get(row.hour) as number, 6);
    for (const { unit } of Object.values(frameFigures(analysis, state as never)))
      expect(unit).toContain("Europe/Berlin");
    const { svg } = drawn(analysis.figures.load!.draw(state as never, { width: 620 }));
    expect(svg).toContain("Europe/Berlin");
    expect(svg).not.toContain("Seoul");
  });
});

it("every mark of every figure is explained in both languages, or says nothing", async () => {
  let explained = 0;
  for (const language of LANGUAGES) {
    const state = await stateOf(snapshot, "", language);
    for (const name of NAMES) {
      const { keys } = drawn(analysis.figures[name]!.draw(state as never, { width: 620 }));
      for (const key of keys) if (analysis.explain?.(key, name, state as never)?.[0]) explained++;
      expect(analysis.explain?.("no such key", name, state as never)).toBeUndefined();
    }
  }
  expect(explained).toBeGreaterThan(100);
});
