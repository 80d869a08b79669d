import { readFileSync } from "node:fs";
import { join } from "node:path";
import { arima, arimaFading, arimaReverting } from "#lib/forecast/arima.ts";
import { comb } from "#lib/forecast/comb.ts";
import { ets } from "#lib/forecast/ets.ts";
import { damped, holt } from "#lib/forecast/holt.ts";
import { holtWintersAdditive, holtWintersMultiplicative } from "#lib/forecast/holt-winters.ts";
import type { ForecastModel } from "#lib/forecast/model.ts";
import { createMstl } from "#lib/forecast/mstl.ts";
import { naive } from "#lib/forecast/naive.ts";
import { naive2 } from "#lib/forecast/naive2.ts";
import { seasonalNaive } from "#lib/forecast/seasonal-naive.ts";
import { ses } from "#lib/forecast/ses.ts";
import { theta } from "#lib/forecast/theta.ts";
import { PROJECT_ROOT } from "../world.ts";

const MSTL_WASM = join(PROJECT_ROOT, "node_modules/@bsull/augurs/mstl_bg.wasm");

/** Every model there is, the default first. */
export function forecastModels(): ForecastModel[] {
  const mstl = createMstl(new Uint8Array(readFileSync(MSTL_WASM)));
  return [
    comb({ mstl }),
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
    arimaFading,
    arimaReverting,
    mstl,
  ];
}
