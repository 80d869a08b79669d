import { type MachineFacts, powerCurve } from "#lib/workload/power-curve.ts";
import { machineFacts } from "./machine-facts.ts";
import { MachineMeter } from "./machine-meter.ts";
import { findGraphics } from "./sources/graphics.ts";
import { IdleFloor } from "./sources/idle-floor.ts";
import { mainSource } from "./sources/main-source.ts";

/** Where a machine's counters and tools are: the system's own, but in tests. */
export interface MachinePlaces {
  readonly powercap?: string | undefined;
  readonly powerSupply?: string | undefined;
  readonly nvidiaSmi?: string | undefined;
}

export interface MachineOptions extends MachinePlaces {
  readonly restW?: number | undefined;
  /** The least power seen before, by source. [W] */
  readonly idleW: Readonly<Record<string, number>>;
  readonly longestSeconds: number;
  readonly withUsers?: boolean;
  /** Hears of each fault of a source once: what it left unknown is missing meanwhile. */
  readonly onFault: (line: string) => void;
}

/** This machine, to be looked at. */
export interface Machine {
  readonly meter: MachineMeter;
  readonly facts: MachineFacts;
  /** Why better sources are not used, a line each. */
  readonly missing: readonly string[];
  /** Whether no counters are read, so that a model stands in, at least while there is mains power. */
  readonly usesModel: boolean;
  /** Whether what idling costs is known from before, or from a model. */
  readonly knowsIdle: boolean;
  /** The least power seen so far, by source. [W] */
  readonly idleW: () => Readonly<Record<string, number>>;
}

/** Finds what this machine can tell of its power. */
export async function openMachine(options: MachineOptions): Promise<Machine> {
  const { restW, idleW, longestSeconds, withUsers = false, onFault, powercap, powerSupply, nvidiaSmi } = options;
  const [facts, graphics] = await Promise.all([machineFacts(), findGraphics(nvidiaSmi)]);
  const floors = {
    RAPL: new IdleFloor(idleW.RAPL),
    battery: new IdleFloor(idleW.battery, powerCurve(facts).idle.value),
  };
  const { platform } = process;
  const main = await mainSource({ platform, facts, floors, restW, powercap, powerSupply });
  const found = "found" in graphics ? graphics.found : undefined;
  return {
    meter: new MachineMeter({ sources: main.sources, graphics: found, longestSeconds, withUsers, onFault }),
    facts,
    missing: "missing" in graphics ? [...main.missing, graphics.missing] : main.missing,
    usesModel: main.missing.length > 0,
    knowsIdle: main.missing.length > 0 || idleW.RAPL !== undefined,
    idleW: () => {
      const known = Object.entries(floors).flatMap(([name, { watts }]) => (watts === undefined ? [] : [[name, watts]]));
      return Object.fromEntries(known) as Record<string, number>;
    },
  };
}
