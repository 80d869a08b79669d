import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { times } from "#lib/workload/estimate.ts";
import type { IdleFloor } from "./idle-floor.ts";
import type { Found, Look, PowerSource, SourceReading } from "./power-source.ts";

/** Where Linux shows batteries. */
export const POWER_SUPPLY = "/sys/class/power_supply";

/** A fuel gauge is good to some 5 %; what comes out of a battery cost up to a fifth more at the socket. */
const SOCKET = { value: 1, low: 0.95, high: 1.25 };

/**
 * What a battery says of itself: power that leaves it; null while it charges or is full. [W]
 * @throws {Error} Where it does not say.
 */
export type DischargePower = () => Promise<number | null>;

/** Finds this machine's batteries under Linux; those of mice and headsets are not it. */
export async function findBattery(root: string = POWER_SUPPLY): Promise<Found<DischargePower>> {
  const folders: string[] = [];
  try {
    for (const name of (await readdir(root)).sort()) {
      const folder = path.join(root, name);
      const [type, scope] = await Promise.all([word(folder, "type"), word(folder, "scope")]);
      if (type === "Battery" && scope !== "Device") folders.push(folder);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") return { missing: code === undefined ? message : `battery: cannot read ${root} (${code})` };
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
  // Of two batteries, the other alone would be too little.
  if (current === null || voltage === null) throw new Error(`battery: ${folder} discharges and does not say how fast`);
  return Math.abs(current * voltage) / 1e12;
}

/** Blank where the battery does not tell it, or was taken out. */
async function word(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (UNTOLD.has(cause.code ?? "")) return "";
    throw new Error(`battery: cannot read ${file} (${cause.code})`, { cause });
  });
  return text.trim();
}

const UNTOLD: ReadonlySet<string> = new Set(["ENOENT", "ENODEV", "ENODATA"]);

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
    this.#before = null;
    const now = await this.#discharge();
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
