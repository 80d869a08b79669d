import type { Figure } from "#lib/notebook/analysis.ts";
import { lyingBars } from "#lib/plot/category-bars.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { qualityName, weatherKind } from "./id-words.ts";
import { known } from "./shared.ts";

export const weathers: Figure<State> = {
  queries: ["compared", "place"],
  inputs: ["weather"],
  serverWidth: 780,
  title: { en: "The same array under every weather", ko: "같은 어레이, 다른 기상자료" },
  unit: {
    en: "kWh/kWp a year of an open rack facing south at 30°, PVWatts v5; in brackets the weather's own GHI in kWh/m²",
    ko: "남향 30° 개방형 거치대의 연간 kWh/kWp, PVWatts v5. 괄호 안은 그 기상자료의 GHI(kWh/m²)",
  },
  alt: {
    en: ({ rows, language }) =>
      `Bars of yield by weather: ${rows.compared.map((row) => lineOf(row, language)).join("; ")}.`,
    ko: ({ rows, language }) =>
      `기상자료별 발전량 막대그림: ${rows.compared.map((row) => lineOf(row, language)).join("; ")}.`,
  },
  empty: ({ rows }) =>
    rows.compared.some(({ kwh_kwp }) => kwh_kwp !== null)
      ? undefined
      : {
          en: "No weather has been swept yet: `wattbook derive` does it.",
          ko: "계산된 기상자료가 아직 없습니다. `wattbook derive`로 계산합니다.",
        },
  draw: ({ rows, inputs, language }, { width }) =>
    lyingBars(
      rows.compared.map((row) => ({
        key: row.weather,
        name: short(row[`name_${language}`], width),
        value: row.kwh_kwp,
        estimated: null,
        label: `${formatNumber(row.kwh_kwp, language, 4)} (${formatNumber(row.ghi_kwh_m2, language, 4)})`,
      })),
      { width, chosen: [inputs.weather] },
    ),
  table: ({ rows, language }) => ({
    columns: {
      en: ["Weather", "Kind", "Quality", "GHI kWh/m²", "Yield kWh/kWp"],
      ko: ["기상자료", "종류", "품질", "GHI kWh/m²", "발전량 kWh/kWp"],
    }[language],
    rows: rows.compared.map((row) => [
      row[`name_${language}`],
      weatherKind(row.kind, language),
      qualityName(row.quality, language),
      row.ghi_kwh_m2,
      known(row.kwh_kwp),
    ]),
    value: 4,
  }),
};

function lineOf(row: State["rows"]["compared"][number], language: State["language"]): string {
  return `${row[`name_${language}`]} ${formatNumber(row.kwh_kwp, language, 4)} kWh/kWp`;
}

/** A long name leaves room for its bar. */
function short(name: string, width: number): string {
  const most = Math.max(12, Math.floor(width / 14));
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
}
