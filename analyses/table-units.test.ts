import { readdirSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import type { Analysis, FigureTable } from "#lib/notebook/analysis.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import * as campus from "./campus-load/lake-fixture.ts";
import { analysis as campusLoad, stateOf as campusState } from "./campus-load/state-fixture.ts";
import * as site from "./net-zero/lake-fixture.ts";
import { analysis as netZero, stateOf as siteState } from "./net-zero/state-fixture.ts";
import * as roofs from "./pv-yield/lake-fixture.ts";
import { analysis as pvYield, stateOf as roofState } from "./pv-yield/state-fixture.ts";
import { analysis as forecastError } from "./regional-forecast-error/analysis.ts";
import { crowdedState } from "./regional-forecast-error/crowd-fixture.ts";
import { MEASURES } from "./regional-forecast-error/inputs.ts";
import * as campusWeek from "./schedule-comparison/lake-fixture.ts";
import { stateOf as scheduleState, analysis as schedules } from "./schedule-comparison/state-fixture.ts";

/** A unit that ends a heading, as in “Power kW”. */
const UNIT = / (Wh|kWh|MWh|GWh|TWh|kWh²|W|kW|MW|kWp|kWh\/kWp|kWh\/m²|%|°|°C|KRW|kgCO2e)$/;

/** Numbers without a unit: ratios of like with like, correlations, ordinals. */
const DIMENSIONLESS = new Set([
  ...[
    "Rank",
    "순위",
    "WAPE",
    "MASE",
    "MASE (median)",
    "MASE (중앙값)",
    "Skill",
    "스킬",
    "Industrial share",
    "산업용 비중",
  ],
  ...["Rank correlation with mean use", "Rank correlation with industrial share"],
  ...["월평균 사용량과의 순위상관", "산업용 비중과의 순위상관"],
  ...["S1", "S2", "S3", "S4", "Soft penalty", "소프트 벌점"],
  ...["Best known", "알려진 최선", "Annealing, mean", "담금질 평균", "Genetic, mean", "유전 평균"],
]);

/** Numbers of things, which their heading names. */
const COUNTS = new Set([
  ...["Intervals known", "Intervals expected", "값이 있는 구간", "전체 구간", "Months", "월 수"],
  ...["Hours known", "값이 있는 시간", "Hours compared", "비교한 시간"],
  ...["Days ahead", "선행 일수", "Forecasts", "예측 수"],
  ...["Moved", "이동", "Hard violations", "하드 위반", "Students", "수강생 수"],
  ...["Others that go back with it", "함께 되돌릴 강의"],
  ...["Regions run", "추정 지역 수", "Regions compared", "비교한 지역 수"],
]);

/** Headings of the columns that hold numbers. */
function numeric({ columns, rows }: FigureTable): string[] {
  return columns.filter((_, i) => rows.some((row) => typeof row[i] === "number"));
}

async function tablesOf(): Promise<Record<string, FigureTable>> {
  const { snapshot, dispose } = await campus.fixtureLake();
  onTestFinished(dispose);
  const lakes = await site.fixtureLakes();
  onTestFinished(lakes.dispose);
  const sun = await roofs.fixtureLake();
  onTestFinished(sun.dispose);
  const week = await campusWeek.fixtureLakes();
  onTestFinished(week.dispose);
  const tables: Record<string, FigureTable> = {};
  for (const language of LANGUAGES) {
    const add = (analysis: Analysis, state: unknown, what: string) => {
      for (const [name, { table }] of Object.entries(analysis.figures))
        tables[`${analysis.slug} ${name} ${language} ${what}`] = table(state as never);
    };
    add(campusLoad, await campusState(snapshot, "", language), "");
    add(netZero, await siteState(lakes.year, "", language), "");
    add(pvYield, await roofState(sun.snapshot, "", language), "");
    for (const measure of ["kwh", "kgCo2e", "krw"])
      add(schedules, await scheduleState(week.snapshot, `measure=${measure}`, language), measure);
    for (const { value } of MEASURES) add(forecastError as unknown as Analysis, crowdedState(value, language), value);
  }
  return tables;
}

/** Ids that stand in rows and have words in both languages. */
const IDS = [
  ...["typical", "actual", "measured", "estimated", "forecast", "synthetic", "clear-sky", "persistence", "weather"],
  ...["rack", "roof", "1axis", "backtrack", "2axis", "standard", "premium", "thin"],
];

/** Cells of tables of Korean pages that are ids. */
function idsIn(tables: Readonly<Record<string, FigureTable>>): string[] {
  return Object.entries(tables)
    .filter(([name]) => name.split(" ")[2] === "ko")
    .flatMap(([name, { rows }]) =>
      rows.flat().flatMap((cell) => (IDS.includes(String(cell)) ? [`${name}: ${cell}`] : [])),
    );
}

it("every column of numbers in the table of every figure, and so in its files, says its unit, what it counts, or needs none, and no Korean one shows an id", async () => {
  const tables = await tablesOf();
  const covered = new Set(Object.keys(tables).map((name) => name.split(" ")[0]));
  const shipped = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...covered].sort()).toEqual(shipped.map(({ name }) => name).sort());
  expect([...new Set(idsIn(tables))]).toEqual([]);
  expect(idsIn({ "a figure ko": { columns: ["설치"], rows: [["rack"]] } })).toHaveLength(1);
  const seen = new Set<string>();
  for (const [name, table] of Object.entries(tables)) {
    const headings = numeric(table);
    expect(headings.length, name).toBeGreaterThan(0);
    expect(new Set(table.columns).size, name).toBe(table.columns.length);
    for (const heading of headings) {
      seen.add(heading);
      expect(UNIT.test(heading) || DIMENSIONLESS.has(heading) || COUNTS.has(heading), `${name}: ${heading}`).toBe(true);
    }
  }
  for (const word of [...DIMENSIONLESS, ...COUNTS]) expect(seen, "a word that no heading has").toContain(word);
});
