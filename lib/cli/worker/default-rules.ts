import { putDefaultRules } from "#lib/state/alarms/put-default-rules.ts";
import type { Duty } from "./run-worker.ts";

/** Sees to it that a new site has rules of alarms. */
export const defaultRules: Duty = async ({ state }) => {
  await putDefaultRules(state);
  return async () => undefined;
};
