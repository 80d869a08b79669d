import { arima } from "./arima/arima.ts";
import { comb } from "./comb.ts";
import { ets } from "./ets.ts";
import { damped, holt } from "./holt.ts";
import { holtWintersAdditive, holtWintersMultiplicative } from "./holt-winters.ts";
import type { ForecastModel } from "./model.ts";
import { naive } from "./naive.ts";
import { naive2 } from "./naive2.ts";
import type { ModelSet } from "./panel.ts";
import { fitPooledSeasonal } from "./pooled/pooled-seasonal.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import type { SeasonalProfile } from "./seasonal-profile.ts";
import { ses } from "./ses.ts";
import { theta } from "./theta.ts";

/** Models that need nothing but the history, simplest first. */
const OF_HISTORY: readonly ForecastModel[] = [
  naive,
  seasonalNaive,
  naive2,
  ses,
  holt,
  damped,
  holtWintersAdditive,
  holtWintersMultiplicative,
  theta,
  ets,
  arima,
];

/** Names of all models, the default first; `mstl` and `pooled` are there when given what they need. */
export const MODEL_NAMES = ["comb", ...OF_HISTORY.map(({ name }) => name), "mstl", "pooled"] as const;

/** What some models need from outside. */
export interface StandardModelsWith {
  /** MSTL, see `createMstl`. */
  readonly mstl?: ForecastModel;
  /** Season to borrow for the pooled model of monthly panels, see `seasonalProfile`. */
  readonly profile?: SeasonalProfile;
}

/**
 * All models of Wattbook for a panel, the default `comb` first. The pooled seasonal model is fitted anew to what each origin
 * knew, when a profile is given and the panel is monthly.
 *
 * @param given What some models need from outside.
 * @returns Chooses the models for a panel that ends at the origin.
 */
export function standardModels({ mstl, profile }: StandardModelsWith = {}): ModelSet {
  return ({ values, seasonLength, firstMonth }) => {
    const pooled =
      profile && firstMonth !== undefined && seasonLength === 12
        ? fitPooledSeasonal(values, firstMonth, profile).model
        : undefined;
    const extra = { ...(mstl ? { mstl } : {}), ...(pooled ? { pooled } : {}) };
    return [comb(extra), ...OF_HISTORY, ...Object.values(extra)];
  };
}
