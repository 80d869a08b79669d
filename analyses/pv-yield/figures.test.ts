import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "#lib/plot/drawn-fixture.ts";
import { fixtureLake, IMPORTED } from "./lake-fixture.ts";
import { analysis, emptied, stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

const EXPECTED = path.join(import.meta.dirname, "expected");
const NAMES = Object.keys(analysis.figures);
const ROOF = "new_40_35_200_rack_thinfilm_10_20";
const SEARCHES = [
  "weather=sample-seoul",
  `weather=${IMPORTED}&lead=week&part=pv-01`,
  "chain=v8&forecast=persistence&interannual=0&modelError=0",
  `roofs=${ROOF}*tracker_250_0_180_1axis_premium`,
  "forecast=clear-sky",
];

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

describe("every figure", () => {
  it("has its golden drawing, and no golden is left over", () => {
    expect(readdirSync(EXPECTED).sort()).toEqual(NAMES.map((name) => `${name}.svg`).sort());
  });

  it.each(NAMES)("%s is drawn as its golden drawing shows", async (name) => {
    const state = await stateOf(snapshot, "weather=sample-seoul");
    const { svg } = drawn(analysis.figures[name]!.draw(state as never, { width: 620 }));
    await expect(svg.replaceAll("><", ">\n<")).toMatchFileSnapshot(path.join(EXPECTED, `${name}.svg`));
  });

  it("holds no number that is none and keeps its texts inside the frame and apart, in any state", async () => {
    let drawings = 0;
    for (const language of LANGUAGES) {
      for (const search of SEARCHES) {
        const state = (await stateOf(snapshot, search, language)) as never;
        for (const name of NAMES) {
          const { draw, empty, serverWidth } = analysis.figures[name]!;
          if (empty?.(state)) continue;
          for (const width of [328, 620, serverWidth]) {
            const figure = drawn(draw(state, { width }));
            const where = `${name} ${language} ${width} ${search}`;
            expect(faultsOf(figure), where).toEqual([]);
            expect(textsOutside(figure), where).toEqual([]);
            expect(textsCovered(figure), where).toEqual([]);
            drawings++;
          }
        }
      }
    }
    expect(drawings).toBeGreaterThan(240);
  });

  it("has words in both languages in any state, and says so where nothing is known", async () => {
    for (const language of LANGUAGES) {
      for (const search of SEARCHES) {
        const full = await stateOf(snapshot, search, language);
        for (const state of [full, emptied(full)]) {
          for (const [name, { title, unit, alt, empty }] of Object.entries(frameFigures(analysis, state as never))) {
            for (const text of [title, unit, alt]) expect(text, name).not.toMatch(/NaN|undefined|null|^\s*$/);
            if (state !== full) expect(empty, name).toBeTruthy();
          }
          for (const [name, { text }] of Object.entries(values(state)))
            expect(text, name).not.toMatch(/NaN|undefined|null|Infinity/);
        }
      }
    }
  });

  it("names PVWatts, the weather and its light beside every yield", async () => {
    const state = await stateOf(snapshot, `weather=${IMPORTED}`);
    const frames = frameFigures(analysis, state as never);
    for (const name of ["months", "days", "year", "losses", "orientation", "exceeded"]) {
      expect(frames[name]?.unit, name).toMatch(/PVWatts v5.*Invented Town.*GHI [\d,]+ kWh\/m²/);
    }
    expect(frames.weathers?.unit).toContain("PVWatts v5");
  });

  it("of losses says where to find them when v8 is chosen", async () => {
    const state = (await stateOf(snapshot, "chain=v8")) as never;
    expect(frameFigures(analysis, state).losses?.empty).toContain("PVWatts v5");
    expect(frameFigures(analysis, state).months?.unit).toContain("PVWatts v8");
  });
});

it("every mark of every figure is explained in both languages", async () => {
  let explained = 0;
  for (const language of LANGUAGES) {
    const state = await stateOf(snapshot, "", language);
    for (const name of NAMES) {
      const { keys } = drawn(analysis.figures[name]!.draw(state as never, { width: 620 }));
      for (const key of keys) {
        const lines = analysis.explain?.(key, name, state as never);
        expect(lines?.length, `${name} ${key}`).toBeGreaterThan(1);
        expect(lines?.join(" "), `${name} ${key}`).not.toMatch(/NaN|undefined|null/);
        explained++;
      }
      expect(analysis.explain?.("no such key", name, state as never)).toBeUndefined();
    }
  }
  expect(explained).toBeGreaterThan(300);
});
