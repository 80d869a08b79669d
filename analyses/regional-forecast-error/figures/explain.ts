import { modelNote } from "#lib/notebook/model-note.ts";
import { formatDecimal, formatEnergy, formatPercent, signed } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { monthName, regionName } from "../values.ts";

/** What hovering a mark says. */
export function explain(key: string, figure: string, state: State): readonly string[] | undefined {
  const { language } = state;
  if (figure === "history") {
    const row = state.rows.history.find(({ month }) => month === key);
    if (!row) return undefined;
    const actual = formatEnergy(row.actual_kwh, language);
    const forecast = formatEnergy(row.forecast_kwh, language);
    return [
      monthName(key, language),
      ...{ en: [`actual ${actual}`, `forecast ${forecast}`], ko: [`실적 ${actual}`, `예측 ${forecast}`] }[language],
    ];
  }
  const row = state.rows.errors.find(({ region_code }) => region_code === key);
  if (!row) return undefined;
  const share =
    row.wape === null || row.error_kwh === null
      ? ""
      : ` (${signed(formatPercent(Math.sign(row.error_kwh) * row.wape, language), row.error_kwh)})`;
  const province = language === "ko" ? row.province_ko : row.province_en;
  const heading = province ? `${regionName(row, state)}, ${province}` : regionName(row, state);
  const texts = {
    actual: formatEnergy(row.actual_kwh, language),
    forecast: formatEnergy(row.forecast_kwh, language),
    error: formatEnergy(row.error_kwh, language) + share,
    industry: row.industrial_share === null ? "–" : `${formatDecimal(row.industrial_share * 100, language, 0)} %`,
  };
  return {
    en: [
      heading,
      `actual ${texts.actual}`,
      `forecast ${texts.forecast}`,
      `error ${texts.error}`,
      `industry ${texts.industry}`,
      ...(row.ran ? [] : [modelNote(row.note ?? "", language)]),
    ],
    ko: [
      heading,
      `실적 ${texts.actual}`,
      `예측 ${texts.forecast}`,
      `오차 ${texts.error}`,
      `산업용 ${texts.industry}`,
      ...(row.ran ? [] : [modelNote(row.note ?? "", language)]),
    ],
  }[language];
}
