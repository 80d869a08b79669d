import type { CampusDevice } from "./campus-devices.ts";
import { hashed } from "./noise.ts";

/** How full a room is before its lights are on: 1 is every seat. */
export const LIT_FROM = 0.12;

/** What is random in a room's power, each from −0.5 to 0.5. */
interface RoomNoise {
  readonly plugs: number;
  ofComputer(computer: CampusDevice): number;
}

/** Power of a room that is so full: lights, air by heat and cold outside, what people plug in, its computers. [W] */
export function roomPower(
  device: CampusDevice,
  use: number,
  heat: number,
  { plugs: noise, ofComputer }: RoomNoise,
): number {
  const rated = device.rated_w ?? 0;
  const computers = device.computers.reduce((sum, each) => sum + computerPower(each, use, ofComputer(each)), 0);
  const lights = 0.14 * rated * (use > LIT_FROM ? 1 : 0.08);
  const air = 0.55 * rated * Math.min(1, heat) * (0.12 + 0.88 * use);
  const plugs = rated * (0.05 + 0.4 * use) * (1 + 0.25 * noise);
  return lights + air + plugs + computers;
}

/** A computer runs when its room is full enough for its own user, a few always. [W] */
export function computerPower({ key, rated_w }: CampusDevice, use: number, noise: number): number {
  const need = hashed(key, 1);
  return need < 0.06 || use > 0.1 + 0.8 * need ? (rated_w ?? 0) * (0.6 + 0.3 * noise) : 2.4;
}
