import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { Reading } from "#lib/metering/reading.ts";

/** A device for tests: a room with a load unless said otherwise. */
export function testDevice(device_id: string, more: Partial<ListedDevice> = {}): ListedDevice {
  return {
    device_id,
    kind: "room",
    role: "load",
    building: "b",
    building_en: "B",
    building_ko: "비",
    room: device_id,
    floor: 1,
    x_m: 0,
    y_m: 0,
    rated_w: 1000,
    quality: "measured",
    ...more,
  };
}

/** A reading that was received when it held. */
export function testReading(deviceId: string, ts: number, value: number, metric = "power_w"): Reading {
  return { deviceId, ts, metric, value, rxTs: ts, seq: null, boot: null, quality: "measured" };
}
