import { eq } from "drizzle-orm";
import { defaultRules } from "#lib/metering/alarm/default-rules.ts";
import type { State } from "../open-state.ts";
import { alarmRule } from "../schema/alarm.ts";
import { change } from "../schema/registry.ts";
import { putRule } from "./alarm-rules.ts";

/** Gives a site that never had a rule the ones to begin with: what was removed does not come back. */
export async function putDefaultRules(state: State): Promise<void> {
  const [known] = await state.db.select().from(alarmRule).limit(1);
  const [changed] = await state.db.select().from(change).where(eq(change.entity, "rule")).limit(1);
  if (known || changed) return;
  for (const rule of defaultRules()) await putRule(state, rule, { actor: "wattbook" });
}
