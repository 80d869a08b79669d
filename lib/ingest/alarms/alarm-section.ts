import { createHash } from "node:crypto";
import { isUserError } from "#lib/core/user-error.ts";
import type { AlarmWorld } from "#lib/metering/alarm/alarm-world.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { openTwin } from "#lib/metering/twin/open-twin.ts";
import { storedTwinModel } from "#lib/metering/twin/stored-twin-model.ts";
import type { TwinState } from "#lib/metering/twin/twin.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import { type AlarmRegistry, readAlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import type { RegistrySection } from "../registry-cache.ts";

/** What alarms are judged by, in what ingest keeps of the registry. */
export const alarmSection: RegistrySection<AlarmRegistry> = { name: "alarms-2", load: readAlarmRegistry };

/** The world of an engine by what the registry says. A rule or twin that cannot be read is left out, and complained of. */
export function alarmWorld(
  registry: AlarmRegistry | undefined,
  zone: string,
  complain: (line: string) => void,
): AlarmWorld {
  const { rules = [], devices = [], drivers = {} } = registry ?? {};
  const twins = new Map(
    devices.flatMap(({ id, twin }) => {
      const model = storedTwinModel(twin, (reason) => complain(`The twin of ${id} is left out: ${reason}`));
      return model === null ? [] : [[id, { model, hash: hashOf(model) }] as const];
    }),
  );
  return {
    zone,
    isHoliday: siteHolidays(zone),
    drivers,
    openTwin(deviceId, metric, saved) {
      const found = twins.get(deviceId);
      return found?.model.metric === metric ? openOwnTwin(found, saved as SavedTwin | null | undefined) : null;
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

/** What is kept of a twin, and of which model. */
interface SavedTwin {
  readonly model: string;
  readonly state: TwinState;
}

/** A twin that goes on only from what a twin of the same model left: calibrated anew, it starts anew. */
function openOwnTwin({ model, hash }: { model: TwinModel; hash: string }, saved: SavedTwin | null | undefined) {
  const twin = openTwin(model, saved?.model === hash ? saved.state : undefined);
  return { step: twin.step.bind(twin), save: (): SavedTwin => ({ model: hash, state: twin.save() }) };
}

function hashOf(model: TwinModel): string {
  return createHash("sha256").update(JSON.stringify(model)).digest("hex").slice(0, 16);
}
