import type { DeviceFacts } from "./alarm-world.ts";
import type { DeviceChoice } from "./rule.ts";

/**
 * Tells whether a rule watches a device.
 *
 * @param choice What the rule says of devices.
 * @param deviceId The device.
 * @param facts What the registry knows of it; undefined where it does not know it.
 * @returns True where it does; never for a retired device.
 */
export function coversDevice(choice: DeviceChoice, deviceId: string, facts: DeviceFacts | undefined): boolean {
  if (facts?.retired) return false;
  if (choice === "*") return true;
  if (isList(choice)) return choice.includes(deviceId);
  const { kind, building } = choice;
  if (kind !== undefined && facts?.kind !== kind) return false;
  return building === undefined || (facts?.places.includes(building) ?? false);
}

function isList(choice: Exclude<DeviceChoice, "*">): choice is readonly string[] {
  return Array.isArray(choice);
}
