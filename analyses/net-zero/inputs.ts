import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import factorTable from "#data/reference/emission-factors.json" with { type: "json" };
import { factorChoices } from "#lib/notebook/factor-choices.ts";
import { choice, choiceFrom } from "#lib/notebook/input.ts";
import { slider } from "#lib/notebook/slider.ts";

/** Factors that an inventory may take. */
export const FACTORS = factorChoices(factorTable);

/** The choice of the approved factor of the load's year. */
export const OF_YEAR = "year";
const OF_YEAR_CHOICE = { value: OF_YEAR, label: { en: "that of the load's year", ko: "부하 연도의 계수" } };

/** The largest sizes that are thought of. */
export const MOST_KWP = 15_000;
export const MOST_KWH = 40_000;

export const inputs = {
  kwp: slider(
    { en: "Solar power", ko: "태양광 용량" },
    { initial: 7000, min: 0, max: MOST_KWP, step: 100, unit: "kWp" },
  ),
  battery: slider({ en: "Battery", ko: "배터리" }, { initial: 10_000, min: 0, max: MOST_KWH, step: 500, unit: "kWh" }),
  hours: slider(
    { en: "Full power lasts", ko: "최대 출력 지속" },
    { initial: 4, min: 1, max: 12, step: 0.5, unit: { en: "h", ko: "시간" } },
  ),
  target: slider(
    { en: "Target by the hour", ko: "시간별 목표" },
    { initial: 85, min: 30, max: 100, step: 1, unit: "%" },
  ),
  gridCfe: slider(
    { en: "Carbon-free grid", ko: "전력망 무탄소 비율" },
    { initial: 40, min: 0, max: 100, step: 1, unit: "%" },
  ),
  change: slider({ en: "Load change", ko: "부하 변화" }, { initial: 0, min: -50, max: 50, step: 1, unit: "%" }),
  week: slider({ en: "Week shown", ko: "표시할 주" }, { initial: 20, min: 1, max: 52, step: 1 }),
  load: choiceFrom({ en: "Load", ko: "부하" }, "years", { initial: ([first]) => first ?? "" }),
  weather: choiceFrom({ en: "Weather", ko: "기상" }, "weathers", { initial: ([first]) => first ?? "" }),
  generation: choice(
    { en: "Sun from", ko: "태양광 자료" },
    [
      { value: "model", label: { en: "PVWatts v5", ko: "PVWatts v5" } },
      { value: "measured", label: { en: "measured", ko: "실측" } },
    ],
    { initial: "model", control: "segments" },
  ),
  factor: choice({ en: "Emission factor", ko: "배출계수" }, [OF_YEAR_CHOICE, ...FACTORS], { initial: OF_YEAR }),
  contract: slider(
    { en: "Carbon-free contract", ko: "무탄소 전력 계약" },
    { initial: 0, min: 0, max: 100, step: 5, unit: { en: "% of imports", ko: "% (수전량 대비)" } },
  ),
  built: slider({ en: "Built by", ko: "완공 연도" }, { initial: 2035, min: 2026, max: 2050, step: 1 }),
  decline: slider(
    { en: "Fall of the factor", ko: "배출계수 감소" },
    { initial: 3, min: 0, max: 15, step: 0.5, unit: { en: "% a year", ko: "%/년" } },
  ),
  pvCost: slider(
    { en: "Cost of solar power", ko: "태양광 단가" },
    {
      initial: costs.pv_krw_per_kwp / 1000,
      min: 500,
      max: 3000,
      step: 50,
      unit: { en: "thousand KRW/kWp", ko: "천 원/kWp" },
    },
  ),
  batteryCost: slider(
    { en: "Cost of battery", ko: "배터리 단가" },
    {
      initial: costs.battery_krw_per_kwh / 1000,
      min: 50,
      max: 1000,
      step: 25,
      unit: { en: "thousand KRW/kWh", ko: "천 원/kWh" },
    },
  ),
  tariff: slider(
    { en: "Price of imports", ko: "수전 단가" },
    { initial: 130, min: 50, max: 400, step: 5, unit: { en: "KRW/kWh", ko: "원/kWh" } },
  ),
};
