import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { textWidth } from "./label-placement.ts";
import { textLines } from "./text-lines.ts";
import type { GridLecture } from "./week-grid.ts";
import { weekGrid } from "./week-grid.ts";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri"];
const slots = ["09:00", "10:30", "12:00", "13:30"];
const lectures: readonly GridLecture[] = [
  {
    key: "a",
    day: 0,
    slot: 0,
    name: "Thermodynamics of irreversible processes and their applications",
    detail: "E 101",
  },
  { key: "b", day: 2, slot: 1, name: "캠퍼스에너지관리시스템설계실습", detail: "공학관 302", sign: "⇄" },
  { key: "c", day: 2, slot: 1, name: "Law", detail: "L 1" },
  { key: "d", day: 4, slot: 3, name: "Painting", detail: "" },
];
const figureOf = (width: number, all = lectures) => drawn(weekGrid(all, { width, days, slots }));
const at = (mark: Element | undefined, name: string) => Number(mark?.getAttribute(name));

describe("weekGrid()", () => {
  it("puts each lecture into the cell of its day and period, and those of one period side by side", () => {
    const figure = figureOf(1176);
    const mark = (key: string) => figure.marks[figure.keys.indexOf(key)];
    const [a, b, c, d] = ["a", "b", "c", "d"].map(mark);
    expect(at(a, "width")).toBeCloseTo(2 * at(c, "width") + 3, 0);
    expect(at(b, "y")).toBe(at(c, "y"));
    expect(at(c, "x")).toBeCloseTo(at(b, "x") + at(b, "width") + 3, 0);
    expect(at(d, "x")).toBeGreaterThan(at(c, "x"));
    expect(at(d, "y") - at(a, "y")).toBeCloseTo((at(b, "y") - at(a, "y")) * 3, 0);
  });

  it("tells one with a sign apart by its outline and its words, not by colour alone", () => {
    const figure = figureOf(1176);
    const mark = figure.marks[figure.keys.indexOf("b")];
    expect(mark?.closest("[stroke-dasharray]")).not.toBeNull();
    expect(figure.marks[figure.keys.indexOf("a")]?.closest("[stroke-dasharray]")).toBeNull();
    expect(figure.texts.some(({ text }) => /^⇄\s./.test(text))).toBe(true);
  });

  it.each([328, 588, 1176])("keeps its texts inside %d px and apart, with every lecture named", (width) => {
    const figure = figureOf(width);
    expect(faultsOf(figure)).toEqual([]);
    expect(textsOutside(figure)).toEqual([]);
    expect(textsCovered(figure)).toEqual([]);
    expect(figure.keys.toSorted()).toEqual(["a", "b", "c", "d"]);
    const said = figure.texts.map(({ text }) => text).join(" ");
    for (const word of ["Thermo", "캠", "Law", "Painting", "Wed"]) expect(said).toContain(word);
  });

  it("is drawn without any lecture", () => {
    for (const width of [328, 1176]) expect(faultsOf(figureOf(width, []))).toEqual([]);
  });
});

describe("textLines()", () => {
  it("breaks between words, inside one that is too wide, and ends in an ellipsis", () => {
    expect(textLines("solar power at noon", 80)).toEqual(["solar power", "at noon"]);
    expect(textLines("태양광발전", 30)).toEqual(["태양", "광발", "전"]);
    expect(textLines("solar power at noon", 80, 1)).toEqual(["solar powe…"]);
    for (const line of textLines("a campus that follows the sun", 60)) expect(textWidth(line)).toBeLessThanOrEqual(60);
    expect(textLines("", 80)).toEqual([]);
  });
});
