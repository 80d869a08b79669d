import { isUserError } from "#lib/core/user-error.ts";
import type { AlarmWorld } from "#lib/metering/alarm/alarm-world.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { type AlarmRegistry, readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import type { RegistrySection } from "../registry-cache.ts";

/** What alarms are judged by, in what ingest keeps of the registry. */
export const alarmSection: RegistrySection<AlarmRegistry> = { name: "alarms", load: readAlarmRegistry };

/** The world of an engine by what the registry says. A rule that cannot be read is left out, and complained of. */
export function alarmWorld(
  registry: AlarmRegistry | undefined,
  zone: string,
  complain: (line: string) => void,
): AlarmWorld {
  const { rules = [], devices = [] } = registry ?? {};
  return {
    zone,
    devices: new Map(devices.map(({ id, ...facts }) => [id, facts])),
    rules: rules.flatMap(({ definition, revision, enabled }) => {
      try {
        return [{ rule: { ...parseRule(definition), enabled }, revision }];
      } catch (error) {
        if (!isUserError(error)) throw error;
        complain(`An alarm rule is left out: ${error.message}`);
        return [];
      }
    }),
  };
}
