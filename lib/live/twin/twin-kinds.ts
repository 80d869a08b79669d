import type { TwinModel } from "#lib/metering/twin/twin-model.ts";

/** The kinds of twins that fit a metric, the usual one first; none for what no twin knows. */
export function twinKinds(metric: string): readonly TwinModel["kind"][] {
  if (metric === "temp_c") return ["thermometer", "room5r1c"];
  return /_(w|kw)$/.test(metric) ? ["meter"] : [];
}
