import { isUserError } from "#lib/core/user-error.ts";
import type { AlarmWorld } from "#lib/metering/alarm/alarm-world.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { openTwin } from "#lib/metering/twin/open-twin.ts";
import type { TwinState } from "#lib/metering/twin/twin.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import { type AlarmRegistry, readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import type { RegistrySection } from "../registry-cache.ts";

/** What alarms are judged by, in what ingest keeps of the registry. */
export const alarmSection: RegistrySection<AlarmRegistry> = { name: "alarms-2", load: readAlarmRegistry };

/** The world of an engine by what the registry says. A rule that cannot be read is left out, and complained of. */
export function alarmWorld(
  registry: AlarmRegistry | undefined,
  zone: string,
  complain: (line: string) => void,
): AlarmWorld {
  const { rules = [], devices = [], drivers = {} } = registry ?? {};
  const twins = new Map(devices.flatMap(({ id, twin }) => (twin ? [[id, twin as unknown as TwinModel] as const] : [])));
  return {
    zone,
    isHoliday: siteHolidays(zone),
    drivers,
    openTwin(deviceId, metric, saved) {
      const model = twins.get(deviceId);
      return model?.metric === metric ? openTwin(model, (saved as TwinState | null) ?? undefined) : null;
    },
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
