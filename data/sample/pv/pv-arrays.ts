import type { PvArray } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { type CampusDevice, campusDevices } from "../devices/campus-devices.ts";

/** An array of the demo: what is on the roof above one of its inverters. */
export interface DemoArray {
  readonly device: CampusDevice;
  readonly pv: PvArray;
}

const DC_AC = 1.2;
/** Tilt and direction of the twelve, in the order of the inverters: flat roofs with racks, gables, and pairs to east and west. */
const FIELDS: readonly [tilt: number, azimuth: number, mount: PvArray["mount"], module: PvArray["module"]][] = [
  [30, 180, "rack", "standard"],
  [20, 180, "rack", "standard"],
  [25, 165, "roof", "standard"],
  [10, 90, "roof", "premium"],
  [30, 180, "rack", "standard"],
  [20, 200, "rack", "standard"],
  [25, 225, "roof", "standard"],
  [10, 270, "roof", "premium"],
  [15, 180, "rack", "standard"],
  [20, 160, "rack", "thinfilm"],
  [25, 135, "roof", "standard"],
  [35, 180, "rack", "premium"],
];

/** The arrays of the demo's twelve inverters: DC power 1.2 times the inverter's. */
export function demoArrays(seed: number): DemoArray[] {
  return campusDevices(seed)
    .filter(({ kind }) => kind === "pv")
    .map((device, i) => {
      const [tilt, azimuth, mount, module] = FIELDS[i % FIELDS.length]!;
      const kwp = (DC_AC * (device.rated_w ?? Number.NaN)) / 1000;
      return { device, pv: { ...STANDARD_ARRAY, kwp, tilt, azimuth, mount, module, dcAc: DC_AC } };
    });
}
