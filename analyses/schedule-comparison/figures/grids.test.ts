import { afterAll, beforeAll, expect, it } from "vitest";
import { LANGUAGES, type Language } from "#lib/notebook/language.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { drawn } from "#lib/plot/drawn-fixture.ts";
import { fixtureLakes, type Lakes } from "../lake-fixture.ts";
import type { State } from "../measures.ts";
import { analysis, stateOf } from "../state-fixture.ts";
import { weekNow, weekThen } from "./grids.ts";

let lakes: Lakes;
let state: State;
beforeAll(async () => {
  lakes = await fixtureLakes();
  state = await stateOf(lakes.snapshot, "whose=room:E101", "en");
}, 60_000);
afterAll(() => lakes?.dispose());

const WORDS = { en: /and (\d+) are pinned/, ko: /(\d+)개가 고정되어 있습니다/ };
const pinnedIn = (language: Language, pinned: boolean): State => {
  const plans = state.rows.plans.map((row) => ({ ...row, pinned }));
  return { ...state, language, rows: { ...state.rows, plans } };
};
const said = (of: State, name: string) => {
  const { alt, unit } = frameFigures(analysis, of as never)[name]!;
  return `${alt} ${unit}`;
};

it.each(LANGUAGES)("a week marks what is pinned, in its drawing, its words and its table (%s)", (language) => {
  for (const [name, week] of Object.entries({ weekNow, weekThen })) {
    const [pinned, free] = [pinnedIn(language, true), pinnedIn(language, false)];
    const { columns, rows } = week.table(pinned);
    expect(rows.length).toBeGreaterThan(2);
    expect(said(pinned, name)).toMatch(/◆/);
    expect(Number(WORDS[language].exec(said(pinned, name))?.[1])).toBe(rows.length);
    expect(columns.at(-1)).toBe({ en: "Pinned", ko: "고정" }[language]);
    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set([{ en: "pinned", ko: "고정" }[language]]));
    expect(drawn(week.draw(pinned, { width: 620 })).svg.match(/◆/g)).toHaveLength(rows.length);

    expect(said(free, name)).not.toMatch(/◆|are pinned|고정/);
    expect(week.table(free).rows.map((row) => row.at(-1))).toEqual(rows.map(() => null));
    expect(drawn(week.draw(free, { width: 620 })).svg).not.toContain("◆");
  }
});
