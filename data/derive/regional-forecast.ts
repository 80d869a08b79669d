import { monthAt, monthIndex } from "#lib/core/month.ts";
import type { ForecastModel } from "#lib/forecast/model.ts";
import { createMstl } from "#lib/forecast/mstl.ts";
import type { PanelForecast } from "#lib/forecast/panel.ts";
import { forecastPanel } from "#lib/forecast/panel.ts";
import type { SeasonalProfile } from "#lib/forecast/seasonal-profile.ts";
import { seasonalProfile } from "#lib/forecast/seasonal-profile.ts";
import { standardModels } from "#lib/forecast/standard-models.ts";
import { reconciledForecast } from "./regional-forecast/coherent.ts";
import { forecastRows, noRows } from "./regional-forecast/rows.ts";
import type { ForecastTask } from "./regional-forecast/task.ts";
import { forecastTasks } from "./regional-forecast/task.ts";

/** Months a forecast is made for, the latest ones. [months] */
const TARGETS = 24;

let mstl: ForecastModel | undefined;

type Read = (sql: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>[]>;

/** Forecasts of every region, contract type and model for each of the last months, made with data to the month before. */
export const derivation = {
  dataset: "regional_forecast",
  inputs: ["regional_usage", "national_load"],
  first: ["total"],

  plan: (read: Read): Promise<ForecastTask[]> => forecastTasks(read, TARGETS),

  setup: async (readPackageFile: (specifier: string) => Uint8Array<ArrayBuffer>): Promise<void> => {
    mstl = createMstl(readPackageFile("@bsull/augurs/mstl_bg.wasm"));
  },

  compute: (task: ForecastTask) => {
    const panel = {
      ids: task.nodes.map(({ code }) => code),
      values: task.values,
      seasonLength: 12,
      firstMonth: monthIndex(task.firstMonth),
    };
    const profile = borrowedSeason(task);
    const models = standardModels({ ...(mstl ? { mstl } : {}), ...(profile ? { profile } : {}) });
    const base: PanelForecast[] = [];
    const coherent: PanelForecast[] = [];
    const columns = noRows();
    for (const origin of task.origins) {
      base.push(forecastPanel(panel, origin, 1, models));
      const { forecast, methods } = reconciledForecast(panel, task.parents, base);
      coherent.push(forecast);
      forecastRows(columns, { task, panel, coherent, methods, base, month: monthAt(panel.firstMonth + origin) });
    }
    return { columns };
  },

  provenance: (task: ForecastTask) => ({
    source: "Wattbook, data/derive/regional-forecast.ts",
    quality: "forecast" as const,
    note: task.national ? `season borrowed from ${task.national.source}` : "no season borrowed",
  }),
};

function borrowedSeason({ national }: ForecastTask): SeasonalProfile | undefined {
  if (!national) return undefined;
  return seasonalProfile(national.gwh, monthIndex(national.firstMonth), national.source);
}
