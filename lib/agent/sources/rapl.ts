import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { sumOf, times } from "#lib/workload/estimate.ts";
import type { IdleFloor } from "./idle-floor.ts";
import type { Found, Look, PowerSource, SourceReading } from "./power-source.ts";

/** Where Linux shows the energy counters of Intel's and AMD's processors. */
const POWERCAP = "/sys/class/powercap";

interface Zone {
  readonly name: string;
  readonly file: string;
  /** The counter begins anew after this. [µJ] */
  readonly range: number;
}

// The counters are good to a few per cent (Khan et al., "RAPL in Action," ACM TOMPECS 3(2), 2018, doi:10.1145/3177754); what they do
// not see (power supply, board, disks, fans) makes the socket 1.2 to 1.5 times of it.
const SOCKET = { value: 1, low: 0.95, high: 1.5 * 1.05 };
/** The same where the rest is known from a meter at the plug: the power supply's loss stays, and the rest is good to a fifth. */
const WITH_REST = { value: 1, low: 0.95, high: 1.15 };
const REST = { value: 1, low: 0.8, high: 1.2 };

/** More than any package draws: a gap in which a counter may have run through its range unseen is one of unknown energy. [W] */
const MOST_WATTS = 1000;

export interface RaplOptions {
  readonly root?: string | undefined;
  /** Constant power of all that the counters do not see, as found with a meter at the plug. [W] */
  readonly restW?: number | undefined;
}

/** Finds the counters of processor packages and their memory. */
export async function findRapl(floor: IdleFloor, options: RaplOptions = {}): Promise<Found<PowerSource>> {
  const { root = POWERCAP, restW } = options;
  try {
    const zones = await zonesIn(root);
    if (zones.length === 0)
      return { missing: `RAPL: there are no counters in ${root} (another system, or a virtual machine)` };
    for (const { file } of zones) await counter(file);
    return { found: new Rapl(zones, floor, restW) };
  } catch (error) {
    return { missing: (error as Error).message };
  }
}

/** Packages and memory. Core and uncore are parts of a package, psys holds all of it, and -mmio is the package once more. */
async function zonesIn(root: string): Promise<Zone[]> {
  const all = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw unreadable(root, error);
  });
  const names = all.filter((name) => /^intel-rapl:\d+(:\d+)?$/.test(name)).sort();
  const zones: Zone[] = [];
  for (const each of names) {
    const folder = path.join(root, each);
    // A package that is left out would read as one that draws nothing.
    const name = await text(path.join(folder, "name"));
    if (!/^package-|^dram$/.test(name)) continue;
    const range = await counter(path.join(folder, "max_energy_range_uj"));
    zones.push({ name, file: path.join(folder, "energy_uj"), range });
  }
  return zones;
}

function unreadable(file: string, cause: NodeJS.ErrnoException): Error {
  const { code } = cause;
  const mend =
    code === "EACCES" || code === "EPERM"
      ? "only root may: run the agent as root, or `sudo chmod -R a+r /sys/class/powercap/intel-rapl*` after each start"
      : "the kernel does not give it";
  return new Error(`RAPL: cannot read ${file} (${code}): ${mend}`, { cause });
}

async function text(file: string): Promise<string> {
  const all = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  });
  return all.trim();
}

async function counter(file: string): Promise<number> {
  const digits = await text(file);
  const value = Number(digits);
  if (digits === "" || !Number.isFinite(value)) throw new Error(`RAPL: cannot read ${file}: it holds no number`);
  return value;
}

class Rapl implements PowerSource {
  readonly coversGraphics = false;
  readonly #zones: readonly Zone[];
  readonly #floor: IdleFloor;
  readonly #restW: number | undefined;
  #before: readonly number[] | null = null;

  constructor(zones: readonly Zone[], floor: IdleFloor, restW: number | undefined) {
    this.#zones = zones;
    this.#floor = floor;
    this.#restW = restW;
  }

  async read({ seconds }: Look): Promise<SourceReading | null> {
    const before = this.#before;
    this.#before = null;
    const now = await Promise.all(this.#zones.map(({ file }) => counter(file)));
    this.#before = now;
    if (!before || !(seconds > 0)) return null;
    const grown = this.#zones.map(({ range }, i) => growth(before[i] as number, now[i] as number, range, seconds));
    const joules = grown.reduce((sum, each) => sum + each, 0) / 1e6;
    if (Number.isNaN(joules)) return null;
    this.#floor.note(joules / seconds, seconds);
    const idle = this.#floor.below(joules / seconds) * seconds;
    const drawn = (counted: number) =>
      this.#restW === undefined
        ? times(SOCKET, counted)
        : sumOf([times(WITH_REST, counted), times(REST, this.#restW * seconds)]);
    const hasMemory = this.#zones.some(({ name }) => name === "dram");
    return {
      source: "RAPL",
      tier: "T2",
      covers: `${hasMemory ? "processor and memory" : "processor"}${this.#restW === undefined ? "" : `, and ${this.#restW} W for the rest`}`,
      energy: drawn(joules),
      idle: drawn(idle),
    };
  }
}

function growth(before: number, now: number, range: number, seconds: number): number {
  const most = seconds * MOST_WATTS * 1e6;
  if (range > 0 && most > range) return Number.NaN;
  const grown = now >= before ? now - before : range - before + now;
  // A counter that fell without coming to its end began anew, as after standby.
  return grown <= most ? grown : Number.NaN;
}
