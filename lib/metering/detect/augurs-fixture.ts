import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The bytes of a part of @bsull/augurs, as its callers hand them in. */
export function augursHere(part: "changepoint" | "outlier"): Uint8Array<ArrayBuffer> {
  const entry = createRequire(import.meta.url).resolve(`@bsull/augurs/${part}`);
  return new Uint8Array(readFileSync(path.join(path.dirname(entry), `${part}_bg.wasm`)));
}
