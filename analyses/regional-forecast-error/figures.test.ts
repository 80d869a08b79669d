import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Language } from "#lib/notebook/language.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "#lib/plot/drawn-fixture.ts";
import { analysis } from "./analysis.ts";
import { crowdedState } from "./crowd-fixture.ts";
import { MEASURES } from "./inputs.ts";
import { fixtureLake } from "./lake-fixture.ts";
import { emptied, stateOf } from "./state-fixture.ts";
import type { State } from "./values.ts";

const { figures } = analysis;
type Name = keyof typeof figures;
const NAMES = Object.keys(figures) as Name[];

const EXPECTED = path.join(import.meta.dirname, "expected");
/** Read before any test could write one. */
const goldens = readdirSync(EXPECTED).sort();

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

type Frames = ReturnType<typeof frameFigures>;

/** What a text must not hold: numbers that are none, and what is left of a value that is not there. */
const NO_TEXT = /NaN|undefined|null|Infinity|\[object|\(\s*\)|⚠/;

const SEARCHES = [
  "",
  "level=province",
  "region=11680&measure=wape",
  "measure=mse&rows=3",
  "measure=mase&region=11140",
  "measure=skill",
  "model=theta",
  "model=ets",
  "contract=industrial",
  "month=2024-04",
  "month=2024-08",
];

/** States of a small lake, and a page as full as it gets, by every measure. */
async function statesOf(language: Language): Promise<State[]> {
  const small = await Promise.all(SEARCHES.map((search) => stateOf(snapshot, search, language)));
  return [...small, ...MEASURES.map(({ value }) => crowdedState(value, language))];
}

const draw = (name: Name, state: State, width = 620) => drawn(figures[name]!.draw(state, { width }));

describe("every figure", () => {
  it("has its golden drawing, and no golden is left over", () => {
    expect(goldens).toEqual(NAMES.map((name) => `${name}.svg`).sort());
  });

  it.each(NAMES)("%s is drawn as its golden drawing shows", async (name) => {
    const { svg } = draw(name, await stateOf(snapshot, "", "en"));
    expect(svg.length).toBeLessThan(60_000);
    // No id is in any drawing: one would have to be renumbered to be stable.
    expect(svg).not.toMatch(/\bid="/);
    await expect(svg.replaceAll("><", ">\n<")).toMatchFileSnapshot(path.join(EXPECTED, `${name}.svg`));
  });

  it.each(NAMES)(
    "%s holds no number that is none and keeps its texts inside the frame and apart, in any state",
    async (name) => {
      let drawings = 0;
      for (const state of [...(await statesOf("en")), ...(await statesOf("ko"))]) {
        if (figures[name]!.empty?.(state)) continue;
        for (const width of [328, 620, figures[name]!.serverWidth]) {
          const figure = draw(name, state, width);
          const where = `${state.language} ${width} ${JSON.stringify(state.inputs)}`;
          expect(faultsOf(figure), where).toEqual([]);
          expect(textsOutside(figure), where).toEqual([]);
          expect(textsCovered(figure), where).toEqual([]);
          drawings++;
        }
      }
      expect(drawings).toBeGreaterThan(40);
    },
  );

  it("leaves room for bars between names and values, also on a phone", () => {
    for (const name of ["ranking", "seasons", "squared", "models"] as const) {
      for (const { value } of MEASURES) {
        const { marks } = draw(name, crowdedState(value, "en"), 328);
        expect(Math.max(...marks.map((mark) => Number(mark.getAttribute("width")))), name).toBeGreaterThan(10);
      }
    }
  });

  it("has words in both languages in any state: title, unit, alternative text and legend", async () => {
    for (const language of LANGUAGES) {
      for (const state of [...(await statesOf(language)), emptied(await stateOf(snapshot, "", language))]) {
        for (const [name, { title, unit, alt, legend }] of Object.entries(frameFigures(analysis as never, state))) {
          for (const text of [title, unit, alt]) {
            expect(text.trim(), name).not.toBe("");
            expect(text, name).not.toMatch(NO_TEXT);
          }
          if (!legend) continue;
          const words = "kinds" in legend ? legend.kinds.map((kind) => kind.name) : [...legend.bounds, legend.label];
          expect(new Set(words).size, name).toBe(words.length);
          expect(words.join(" "), name).not.toMatch(NO_TEXT);
          if (!("kinds" in legend)) expect(legend.colours).toHaveLength(legend.bounds.length + 1);
        }
      }
    }
  });

  it("says itself in two languages that differ", async () => {
    const [english, korean] = await Promise.all(LANGUAGES.map((language) => stateOf(snapshot, "", language)));
    const [en, ko] = [english!, korean!].map((state) => frameFigures(analysis as never, state)) as [Frames, Frames];
    expect(Object.keys(en)).toEqual(NAMES);
    for (const name of NAMES) {
      for (const part of ["title", "unit", "alt"] as const) {
        expect(en[name]![part], name).not.toMatch(/\p{Script=Hangul}/u);
        expect(ko[name]![part], name).toMatch(/\p{Script=Hangul}/u);
      }
    }
  });
});
