import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ForecastModel } from "#lib/forecast/model.ts";
import { createMstl } from "#lib/forecast/mstl.ts";
import { standardModels } from "#lib/forecast/standard-models.ts";
import { PROJECT_ROOT } from "../world.ts";

const MSTL_WASM = join(PROJECT_ROOT, "node_modules/@bsull/augurs/mstl_bg.wasm");

/** Every model for a single series, the default first. */
export function forecastModels(): readonly ForecastModel[] {
  const mstl = createMstl(new Uint8Array(readFileSync(MSTL_WASM)));
  return standardModels({ mstl })({ ids: [], values: [], seasonLength: 1 });
}
