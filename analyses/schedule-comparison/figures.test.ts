import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "#lib/plot/drawn-fixture.ts";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import type { State } from "./measures.ts";
import { analysis, stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

const EXPECTED = path.join(import.meta.dirname, "expected");
const NAMES = Object.keys(analysis.figures);
const goldens = readdirSync(EXPECTED).sort();
/** The default; fewest moves, without sun, in won; heating and cooling of autumn, a room's week; emissions, a lecturer's. */
const SEARCHES = [
  "",
  "plan=sample:front:0&measure=krw&pv=0&effort=0",
  "rooms=5r1c&term=autumn&measure=importKwh&whose=room:E101",
  "plan=sample:front:1&measure=kgCo2e&pv=300&whose=lecturer:L01&weather=sample-seoul-2024&term=spring",
];

let lakes: Lakes;
const states: [name: string, state: State][] = [];
beforeAll(async () => {
  lakes = await fixtureLakes();
  for (const language of LANGUAGES) {
    for (const search of SEARCHES)
      states.push([`${language} ${search}`, await stateOf(lakes.snapshot, search, language)]);
    states.push([`${language} solved`, await stateOf(lakes.solved, "plan=bare:term-2:0", language)]);
    states.push([`${language} resolved`, await stateOf(lakes.resolved, "plan=bare:later:0", language)]);
    states.push([`${language} unsolved`, await stateOf(lakes.unsolved, "plan=bare:current:0", language)]);
    states.push([`${language} dark`, await stateOf(lakes.dark, "", language)]);
    states.push([`${language} empty`, await stateOf(lakes.empty, "", language)]);
  }
}, 60_000);
afterAll(() => lakes?.dispose());

const NO_TEXT = /NaN|undefined|null|Infinity|\[object|^\s*$/;

describe("every figure", () => {
  it("has its golden drawing, and no golden is left over", () => {
    expect(goldens).toEqual(NAMES.map((name) => `${name}.svg`).sort());
  });

  it.each(NAMES)("%s is drawn as its golden drawing shows", async (name) => {
    const { svg } = drawn(analysis.figures[name]!.draw(states[0]![1] as never, { width: 620 }));
    await expect(svg.replaceAll("><", ">\n<")).toMatchFileSnapshot(path.join(EXPECTED, `${name}.svg`));
  });

  it.each(NAMES)(
    "%s holds no number that is none and keeps its texts inside the frame and apart, in any state",
    (name) => {
      const { draw, empty, serverWidth } = analysis.figures[name]!;
      let drawings = 0;
      for (const [said, state] of states) {
        if (empty?.(state as never)) continue;
        for (const width of [328, serverWidth]) {
          const figure = drawn(draw(state as never, { width }));
          const where = `${said} ${width}`;
          expect(faultsOf(figure), where).toEqual([]);
          expect(textsOutside(figure), where).toEqual([]);
          expect(textsCovered(figure), where).toEqual([]);
          drawings++;
        }
      }
      expect(drawings).toBeGreaterThan(10);
    },
  );

  it("has words in both languages in any state, and says so where nothing can be shown", () => {
    for (const [said, state] of states) {
      for (const [name, { title, unit, alt, empty }] of Object.entries(frameFigures(analysis, state as never))) {
        for (const text of [title, unit, alt]) expect(text, `${said} ${name}`).not.toMatch(NO_TEXT);
        if (name === "methods") expect(empty).toBeUndefined();
        else if (said.endsWith("empty")) expect(empty, name).toMatch(/wattbook import timetable/);
        else if (said.endsWith("unsolved"))
          expect(empty, name).toMatch(/no (other )?plan|안이 없습니다|현행 안이 없어/);
        else if (said.endsWith("resolved")) expect(empty, `${said} ${name}`).toBeUndefined();
        else if (said.endsWith("solved")) {
          if (name === "moves") expect(empty).toMatch(/first solved plan|처음 구한 안/);
          else expect(empty, `${said} ${name}`).toBeUndefined();
        }
        if (state.language === "ko") expect(title, name).toMatch(/\p{Script=Hangul}/u);
        else expect(`${title} ${alt}`, name).not.toMatch(/\p{Script=Hangul}/u);
      }
      for (const [name, { text }] of Object.entries(values(state)))
        expect(text, `${said} ${name}`).not.toMatch(NO_TEXT);
    }
    expect(states).toHaveLength(2 * (SEARCHES.length + 5));
  });

  it("explains each of its marks in both languages, and nothing of what is not there", () => {
    let explained = 0;
    for (const [said, state] of states.filter(([name]) => / (plan=.*)?$/.test(name))) {
      for (const name of NAMES) {
        if (analysis.figures[name]!.empty?.(state as never)) continue;
        for (const key of drawn(analysis.figures[name]!.draw(state as never, { width: 620 })).keys) {
          const lines = analysis.explain?.(key, name, state as never) ?? [];
          expect(lines.length, `${said} ${name} ${key}`).toBeGreaterThan(1);
          for (const line of lines) expect(line).not.toMatch(NO_TEXT);
          explained++;
        }
        expect(analysis.explain?.("no such key", name, state as never)).toBeUndefined();
      }
    }
    expect(explained).toBeGreaterThan(100);
  });

  it("has a table whose rows have a cell for each heading: texts, numbers or nothing", () => {
    for (const [said, state] of states.filter(([name]) => / ([a-z]+=.*)?$/.test(name))) {
      for (const name of NAMES) {
        const { columns, rows } = analysis.figures[name]!.table(state as never);
        expect(rows.length, `${said} ${name}`).toBeGreaterThan(1);
        expect(new Set(columns).size, name).toBe(columns.length);
        const isCell = (cell: unknown) => cell === null || typeof cell === "string" || Number.isFinite(cell);
        expect(
          rows.every((row) => row.length === columns.length && row.every(isCell)),
          `${said} ${name}`,
        ).toBe(true);
      }
    }
  });
});
