import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { ForecastModel } from "./model.ts";
import { createMstl } from "./mstl.ts";

export function mstlHere(): ForecastModel {
  const entry = createRequire(import.meta.url).resolve("@bsull/augurs/mstl");
  return createMstl(readFileSync(path.join(path.dirname(entry), "mstl_bg.wasm")));
}
