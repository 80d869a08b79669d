import { ZONE_PARAMETER } from "../query-file.ts";
import type { Pin } from "./pin.ts";

/** All that the SQL of a pin may bind, by name: its inputs, and the zone of its days and clocks. */
export function boundValues({ inputs, zone }: Pick<Pin, "inputs" | "zone">): Pin["inputs"] {
  return { ...inputs, [ZONE_PARAMETER]: zone };
}
