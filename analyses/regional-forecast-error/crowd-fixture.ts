import centroids from "#data/reference/region-centroids.json" with { type: "json" };
import { monthAt, monthIndex } from "#lib/core/month.ts";
import type { Language } from "#lib/notebook/language.ts";
import { regionPart } from "#lib/sources/region-part.ts";
import type { Measure } from "./inputs.ts";
import { inputs } from "./inputs.ts";
import type { ErrorRow } from "./measures.ts";
import type { State } from "./values.ts";

const { columns } = regionPart() as { columns: Readonly<Record<string, ArrayLike<string | null>>> };

/** Errors of all 229 municipalities by their real names: 10 MWh to 3 GWh a month, missed by up to a tenth, one without value. */
function errors(): ErrorRow[] {
  const codes = Array.from(columns.region_code!, (code, i) => ({ code: code as string, i }));
  const municipalities = codes.filter(({ i }) => columns.level![i] === "municipality");
  return municipalities.map(({ code, i }, k): ErrorRow => {
    const actual_kwh = k === 7 ? null : 1e7 * 1.025 ** ((k * 83) % 229);
    const share = (((k * 37) % 41) - 20) / 200;
    const error_kwh = actual_kwh === null ? null : actual_kwh * share;
    const of = (value: (error: number) => number) => (error_kwh === null ? null : value(error_kwh));
    return {
      region_code: code,
      name_ko: columns.name_ko![i] as string,
      name_en: columns.name_en![i] as string,
      province_ko: columns.province_ko![i] as string,
      province_en: columns.province_en![i] as string,
      actual_kwh,
      forecast_kwh: of((error) => actual_kwh! - error),
      lo80_kwh: null,
      hi80_kwh: null,
      lo95_kwh: null,
      hi95_kwh: null,
      ran: true,
      note: null,
      basis: "pooled",
      error_count: 1145,
      error_months: 5,
      history_months: 16,
      error_kwh,
      mae_kwh: of(Math.abs),
      mse_kwh2: of((error) => error ** 2),
      wape: of(() => Math.abs(share)),
      mase: of(() => Math.abs(share) * ((k % 9) + 1)),
      skill: of(() => 1 - Math.abs(share) * ((k % 31) + 1)),
      mase_scale_kwh: 1e6,
      mean_kwh: actual_kwh,
      coverage: 1,
      industrial_share: ((k * 29) % 100) / 100,
    };
  });
}

const ERRORS = errors();

function history(): State["rows"]["history"] {
  const first = monthIndex("2020-01");
  return Array.from({ length: 60 }, (_, t) => {
    const use = 4e8 * (1 + 0.2 * Math.cos((2 * Math.PI * t) / 12));
    const isMissing = t > 40 && t < 45;
    const forecast_kwh = t > 30 ? use * 1.03 : null;
    const bound = (by: number) => (forecast_kwh === null ? null : forecast_kwh * by);
    return {
      month: monthAt(first + t),
      region_code: "11680",
      actual_kwh: isMissing ? null : use,
      forecast_kwh,
      lo80_kwh: bound(0.95),
      hi80_kwh: bound(1.05),
      lo95_kwh: bound(0.9),
      hi95_kwh: bound(1.1),
    };
  });
}

function geometry(): State["rows"]["geometry"] {
  return Object.entries(centroids.centroids).map(([region_code, [lon = 0, lat = 0]]) => {
    const ring = [
      [-0.03, -0.03],
      [-0.03, 0.03],
      [0.03, 0.03],
      [0.03, -0.03],
      [-0.03, -0.03],
    ];
    const coordinates = [ring.map(([east = 0, north = 0]) => [lon + east, lat + north])];
    return { region_code, geometry: JSON.stringify({ type: "Polygon", coordinates }), kind: "cell" };
  });
}

function models(): State["rows"]["models"] {
  const listed = inputs.model.choices;
  if (typeof listed === "string") throw new TypeError("Cannot list the models as they come from a query");
  return listed.map(({ value }, i) => ({
    model: value,
    ran: i === 13 ? 0 : 229,
    regions: 229,
    reason: i === 13 ? "needs 24 values after the last gap, has 16" : null,
    note: i === 13 ? null : "median of theta and ets",
    wape: i === 13 ? null : 0.02 + i / 100,
    mae_kwh: i === 13 ? null : 1e6,
    mse_kwh2: i === 13 ? null : 1e12,
    mase: i === 13 ? null : 1,
  }));
}

/** A page as full as it gets: every municipality by its real name, every model, five years of months. */
export function crowdedState(measure: Measure, language: Language): State {
  const seasons = ["2024-05", "2024-08"].flatMap((month) => ERRORS.map((row) => ({ ...row, month })));
  return {
    inputs: {
      month: "2024-12",
      contract: "total",
      model: "comb",
      measure,
      level: "municipality",
      region: "",
      rows: 30,
    },
    language,
    zone: "Asia/Seoul",
    rows: {
      errors: ERRORS,
      backtest: ERRORS.map((row) => ({ ...row, months: 24 })),
      models: models(),
      seasons,
      history: history(),
      geometry: geometry(),
    },
  };
}
