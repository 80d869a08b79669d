import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { times } from "#lib/workload/estimate.ts";
import type { IdleFloor } from "./idle-floor.ts";
import type { Found, Look, PowerSource, SourceReading } from "./power-source.ts";

/** Where Linux shows batteries. */
export const POWER_SUPPLY = "/sys/class/power_supply";

/** A fuel gauge is good to some 5 %; what comes out of a battery cost up to a fifth more at the socket. */
const SOCKET = { value: 1, low: 0.95, high: 1.25 };

/** What a battery says of itself: power that leaves it; null while it charges or is full. [W] */
export type DischargePower = () => Promise<number | null>;

/** Finds this machine's batteries under Linux; those of mice and headsets are not it. */
export async function findBattery(root: string = POWER_SUPPLY): Promise<Found<DischargePower>> {
  const folders: string[] = [];
  for (const name of (await readdir(root).catch(() => [])).sort()) {
    const folder = path.join(root, name);
    const [type, scope] = await Promise.all([word(folder, "type"), word(folder, "scope")]);
    if (type === "Battery" && scope !== "Device") folders.push(folder);
  }
  if (folders.length === 0) return { missing: `battery: there is none in ${root}` };
  return {
    async found() {
      const watts = await Promise.all(folders.map(dischargeOf));
      const known = watts.filter((each) => each !== null);
      if (known.length === 0) return null;
      return known.reduce((sum, each) => sum + each, 0);
    },
  };
}

async function dischargeOf(folder: string): Promise<number | null> {
  if ((await word(folder, "status")) !== "Discharging") return null;
  const power = await number(folder, "power_now");
  if (power !== null) return Math.abs(power) / 1e6;
  const [current, voltage] = await Promise.all([number(folder, "current_now"), number(folder, "voltage_now")]);
  return current === null || voltage === null ? null : Math.abs(current * voltage) / 1e12;
}

async function word(folder: string, name: string): Promise<string> {
  return (await readFile(path.join(folder, name), "utf8").catch(() => "")).trim();
}

async function number(folder: string, name: string): Promise<number | null> {
  const text = await word(folder, name);
  return text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** The whole machine, for as long as it runs on its battery. */
export class BatterySource implements PowerSource {
  readonly coversGraphics = true;
  readonly #discharge: DischargePower;
  readonly #floor: IdleFloor;
  #before: number | null = null;

  constructor(discharge: DischargePower, floor: IdleFloor) {
    this.#discharge = discharge;
    this.#floor = floor;
  }

  async read({ seconds, isGap }: Look): Promise<SourceReading | null> {
    const before = this.#before;
    const now = await this.#discharge().catch(() => null);
    this.#before = now;
    if (isGap || before === null || now === null || !(seconds > 0)) return null;
    const watts = (before + now) / 2;
    this.#floor.note(watts, seconds);
    return {
      source: "battery",
      tier: "T2",
      covers: "the whole machine, with its screen",
      energy: times(SOCKET, watts * seconds),
      idle: times(SOCKET, this.#floor.below(watts) * seconds),
    };
  }
}
