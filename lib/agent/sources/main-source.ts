import si from "systeminformation";
import { type MachineFacts, powerCurve } from "#lib/workload/power-curve.ts";
import { BatterySource, findBattery, POWER_SUPPLY } from "./battery.ts";
import { drainPower } from "./battery-drain.ts";
import type { IdleFloor } from "./idle-floor.ts";
import { ModelledPower } from "./modelled.ts";
import type { PowerSource, SourceReading } from "./power-source.ts";
import { findRapl } from "./rapl.ts";

export interface MainSourceOptions {
  readonly platform: NodeJS.Platform;
  readonly facts: MachineFacts;
  /** What idling cost so far, by source. */
  readonly floors: Readonly<Record<"RAPL" | "battery", IdleFloor>>;
  /** Constant power of what counters do not see. [W] */
  readonly restW?: number | undefined;
  /** Where the counters are; elsewhere in tests. */
  readonly powercap?: string | undefined;
  readonly powerSupply?: string | undefined;
}

/** The best that this machine has, and why it is not a better one. */
export interface MainSource {
  readonly sources: readonly PowerSource[];
  readonly missing: readonly string[];
}

/** The sources of a machine's power, best first: counters, then a battery while it discharges, then a model, which always answers. */
export async function mainSource(options: MainSourceOptions): Promise<MainSource> {
  const { platform, facts, floors, restW, powercap, powerSupply = POWER_SUPPLY } = options;
  const sources: PowerSource[] = [];
  const missing: string[] = [];
  if (platform === "linux") {
    const rapl = await findRapl(floors.RAPL, { root: powercap, restW });
    if ("found" in rapl) return { sources: [rapl.found], missing };
    missing.push(rapl.missing);
    const battery = await findBattery(powerSupply);
    if ("found" in battery) sources.push(new BatterySource(battery.found, floors.battery));
    else missing.push(battery.missing);
  } else {
    missing.push(`RAPL: ${platform} has no counters that a program may read`);
    if ((await si.battery()).hasBattery) {
      const discharge = drainPower(
        () => si.battery(),
        () => performance.now() / 1000,
      );
      sources.push(new BatterySource(discharge, floors.battery));
    } else missing.push("battery: there is none");
  }
  sources.push(new ModelledPower(powerCurve(facts)));
  return { sources, missing };
}

/** All are asked, so that each knows since when; the first that answers counts. One that fails is told of and does not answer. */
export async function readBest(
  sources: readonly PowerSource[],
  look: Parameters<PowerSource["read"]>[0],
  onFault: (error: Error) => void,
): Promise<{ readonly reading: SourceReading; readonly coversGraphics: boolean } | null> {
  const readings = await Promise.all(
    sources.map((source) =>
      source.read(look).catch((error: Error) => {
        onFault(error);
        return null;
      }),
    ),
  );
  for (const [i, reading] of readings.entries()) {
    if (reading) return { reading, coversGraphics: (sources[i] as PowerSource).coversGraphics };
  }
  return null;
}
