import { modelNote } from "#lib/notebook/model-note.ts";
import { formatDecimal, formatEnergy, formatPercent, signed } from "#lib/plot/number-format.ts";
import { modelName } from "../inputs.ts";
import type { ErrorRow } from "../measures.ts";
import { measureFormat } from "../measures.ts";
import type { State } from "../values.ts";
import { monthName, regionName } from "../values.ts";

/** What hovering a mark says: of the month, the model or the region it stands for. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  if (figure === "history") return explainMonth(key, state);
  if (figure === "models") return explainModel(key, state);
  const row = state.rows.errors.find(({ region_code }) => region_code === key);
  if (!row) return undefined;
  const province = state.language === "ko" ? row.province_ko : row.province_en;
  const heading = province ? `${regionName(row, state)}, ${province}` : regionName(row, state);
  const lines = { seasons: explainSeasons, squared: explainBacktest }[figure] ?? explainRegion;
  return [heading, ...lines(row, state)];
}

function explainMonth(key: string, { rows, language }: State): string[] | undefined {
  const row = rows.history.find(({ month }) => month === key);
  if (!row) return undefined;
  const actual = formatEnergy(row.actual_kwh, language);
  const forecast = formatEnergy(row.forecast_kwh, language);
  return [
    monthName(key, language),
    ...{ en: [`actual ${actual}`, `forecast ${forecast}`], ko: [`실적 ${actual}`, `예측 ${forecast}`] }[language],
  ];
}

function explainModel(key: string, { rows, language }: State): string[] | undefined {
  const row = rows.models.find(({ model }) => model === key);
  if (!row) return undefined;
  const note = row.note ?? row.reason;
  const wape = formatPercent(row.wape, language);
  return [
    modelName(key, language),
    {
      en: `WAPE ${wape}, ${row.ran} of ${row.regions} regions`,
      ko: `WAPE ${wape}, ${row.regions}개 지역 중 ${row.ran}개`,
    }[language],
    ...(note === null ? [] : [modelNote(note, language)]),
  ];
}

function errorText(row: Pick<ErrorRow, "error_kwh" | "wape">, language: State["language"]): string {
  const { error_kwh, wape } = row;
  const error = formatEnergy(error_kwh, language);
  if (wape === null || error_kwh === null) return error;
  return `${error} (${signed(formatPercent(Math.sign(error_kwh) * wape, language), error_kwh)})`;
}

function coverageNote({ coverage }: ErrorRow, language: State["language"]): string[] {
  if (coverage === null || coverage >= 1) return [];
  const present = formatPercent(coverage, language, 0);
  return [{ en: `${present} of its cells are there`, ko: `값이 있는 칸 ${present}` }[language]];
}

function explainRegion(row: ErrorRow, { language }: State): string[] {
  const texts = {
    actual: formatEnergy(row.actual_kwh, language),
    forecast: formatEnergy(row.forecast_kwh, language),
    error: errorText(row, language),
    industry: row.industrial_share === null ? "–" : `${formatDecimal(row.industrial_share * 100, language, 0)} %`,
    note: [...coverageNote(row, language), ...(row.ran ? [] : [modelNote(row.note ?? "", language)])],
  };
  return {
    en: [
      `actual ${texts.actual}`,
      `forecast ${texts.forecast}`,
      `error ${texts.error}`,
      `industry ${texts.industry}`,
      ...texts.note,
    ],
    ko: [
      `실적 ${texts.actual}`,
      `예측 ${texts.forecast}`,
      `오차 ${texts.error}`,
      `산업용 ${texts.industry}`,
      ...texts.note,
    ],
  }[language];
}

/** The bars are of two months, neither of which need be the target: both are said. */
function explainSeasons({ region_code }: ErrorRow, { rows, language }: State): string[] {
  const error = { en: "error", ko: "오차" }[language];
  return rows.seasons
    .filter((row) => row.region_code === region_code)
    .map((row) => `${monthName(row.month, language)}: ${error} ${errorText(row, language)}`);
}

function explainBacktest({ region_code }: ErrorRow, { rows, language }: State): string[] {
  const row = rows.backtest.find((each) => each.region_code === region_code);
  if (!row) return [];
  const mae = measureFormat("mae", row.mae_kwh ?? Number.NaN, language).text(row.mae_kwh);
  const mse = measureFormat("mse", row.mse_kwh2 ?? Number.NaN, language).text(row.mse_kwh2);
  const months = { en: `over ${row.months} months`, ko: `대상 월 ${row.months}개월` }[language];
  return [`MAE ${mae}`, `MSE ${mse}`, months];
}
