import { shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

/** What becomes of a state whose name tells nothing: a number is kept back until it does, a text is no telemetry. */
export function unknownName(name: string, text: string): undefined {
  if (!/^\s*[+-]?\.?\d/.test(text)) return undefined;
  throw new Rejection(
    "unknown_metric",
    `Cannot use ${shown(name)} as its name must end in what it measures, and an energy's in its unit, such as temperature or energy_kwh`,
  );
}
