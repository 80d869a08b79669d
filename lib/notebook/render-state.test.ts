import { describe, expect, it } from "vitest";
import { defineAnalysis } from "./analysis.ts";
import { resolveChoices } from "./choices.ts";
import { choice, choiceFrom } from "./input.ts";
import { figureOptions, figureTable, frameFigures } from "./render-state.ts";

const label = { en: "x", ko: "x" };
const kinds = [{ value: "a", label }];

const analysis = defineAnalysis({
  slug: "trial",
  title: label,
  question: label,
  inputs: { kind: choice(label, kinds, { initial: "a" }), month: choiceFrom(label, "months", { initial: () => "" }) },
  queries: { use: { kwh: "DOUBLE?" } },
  figures: {
    use: {
      queries: ["use"],
      serverWidth: 620,
      title: { en: "Use", ko: "사용량" },
      unit: { en: ({ rows }) => `kWh of ${rows.use.length} rows`, ko: "kWh" },
      alt: { en: "Use as bars.", ko: "사용량 막대." },
      empty: ({ rows }) => (rows.use.length ? undefined : { en: "Nothing yet.", ko: "아직 없음." }),
      legend: () => ({ kinds: [{ colour: "red", name: "use" }] }),
      draw: (_, { width }) => ({ width }),
      table: ({ rows }) => ({ columns: ["kWh"], rows: rows.use.map(({ kwh }) => [kwh]) }),
    },
  },
  values: () => ({}),
});

const state = (kwh: readonly (number | null)[], language: "en" | "ko" = "en") => ({
  inputs: { kind: "a" as const, month: "" },
  rows: { use: kwh.map((each) => ({ kwh: each })) },
  language,
  zone: "Asia/Seoul",
});

describe("a figure in a state", () => {
  it("frameFigures() says its words in the language of the state, and its legend where it is drawn", () => {
    const { use } = frameFigures(analysis as never, state([1, null]));
    expect(use).toEqual({
      title: "Use",
      unit: "kWh of 2 rows",
      alt: "Use as bars.",
      queries: ["use"],
      legend: { kinds: [{ colour: "red", name: "use" }] },
      quality: { rows: 2, missing: 1 },
    });
    expect(frameFigures(analysis as never, state([1], "ko")).use).toMatchObject({ title: "사용량", unit: "kWh" });
  });

  it("frameFigures() says why nothing is drawn, and then explains no colours", () => {
    const { use } = frameFigures(analysis as never, state([], "ko"));
    expect(use).toMatchObject({ title: "사용량", empty: "아직 없음." });
    expect(use).not.toHaveProperty("legend");
    expect(use).not.toHaveProperty("quality");
  });

  it("figureOptions() draws for a width, draws nothing where words stand instead, and refuses an unknown figure", () => {
    expect(figureOptions(analysis as never, "use", state([1]), 328)).toEqual({ width: 328 });
    expect(figureOptions(analysis as never, "use", state([]), 328)).toBeUndefined();
    expect(() => figureOptions(analysis as never, "map", state([1]), 328)).toThrow("trial has no such figure");
  });

  it("figureTable() keeps a missing value missing, and knows no other figure", () => {
    expect(figureTable(analysis as never, "use", state([0, null]))).toEqual({ columns: ["kWh"], rows: [[0], [null]] });
    expect(figureTable(analysis as never, "map", state([1]))).toBeUndefined();
  });
});

describe("resolveChoices()", () => {
  it("takes the choices that are listed, and runs the query that lists others, groups where both languages have one", async () => {
    const asked: string[] = [];
    const choices = await resolveChoices(analysis.inputs, async (query) => {
      asked.push(query);
      return [
        { value: "", en: "any", ko: "모두", group_en: null, group_ko: null },
        { value: "2024-05", en: "May", ko: "5월", group_en: "2024", group_ko: "2024년" },
      ];
    });
    expect(asked).toEqual(["months"]);
    expect(choices).toEqual({
      kind: kinds,
      month: [
        { value: "", label: { en: "any", ko: "모두" } },
        { value: "2024-05", label: { en: "May", ko: "5월" }, group: { en: "2024", ko: "2024년" } },
      ],
    });
  });

  it("fails where its query fails", async () => {
    await expect(resolveChoices(analysis.inputs, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  });
});
