import { SAMPLE_SOURCE } from "../regional-usage.ts";
import type { CampusDevice } from "./campus-devices.ts";
import { deviceHistory } from "./device-history.ts";
import { virtualCampus } from "./virtual-campus.ts";

/** A part of the lake about the invented devices. */
interface DevicePart {
  readonly dataset: "device" | "readings_15min";
  readonly partition: string;
  readonly columns: Readonly<Record<string, ArrayLike<unknown>>>;
  readonly provenance: { readonly source: string; readonly quality: "synthetic"; readonly note: string };
}

/** The invented devices, and what they read in the four weeks before `now`, so that what is usual is known at once. */
export function demoDeviceParts(now: number, seed = 1): DevicePart[] {
  const campus = virtualCampus(seed);
  const note = `Invented by data/sample/devices, seed ${seed}`;
  const provenance = { source: SAMPLE_SOURCE, quality: "synthetic", note } as const;
  return [
    demoDevicePart(campus.devices, provenance),
    { dataset: "readings_15min", partition: "demo-devices", columns: deviceHistory(campus, now), provenance },
  ];
}

/** The list of invented devices. */
export function demoDevicePart(devices: readonly CampusDevice[], provenance: DevicePart["provenance"]): DevicePart {
  const of = <K extends keyof CampusDevice>(name: K) => devices.map((device) => device[name]);
  return {
    dataset: "device",
    partition: "demo",
    provenance,
    columns: {
      device_id: of("device_id"),
      kind: of("kind"),
      role: of("role"),
      building: of("building"),
      building_en: of("building_en"),
      building_ko: of("building_ko"),
      room: of("room"),
      floor: of("floor"),
      x_m: of("x_m"),
      y_m: of("y_m"),
      rated_w: of("rated_w"),
      quality: devices.map(() => "synthetic"),
      source: devices.map(() => SAMPLE_SOURCE),
    },
  };
}
