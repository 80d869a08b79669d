import type { CampusDevice } from "#data/sample/devices/campus-devices.ts";
import { hashed } from "#data/sample/devices/noise.ts";
import type { VirtualCampus } from "#data/sample/devices/virtual-campus.ts";
import type { OwnReading } from "#lib/broker/codecs/own-message.ts";
import { type SensorFaults, spellAt } from "#lib/metering/twin/sensor-faults.ts";
import { SensorOutput } from "#lib/metering/twin/sensor-output.ts";
import type { FaultName, Faults } from "./faults.ts";

/** A device that sends: what the campus reads there, numbered, with the faults it has. */
export interface VirtualDevice {
  readonly id: string;
  readonly faults: ReadonlySet<FaultName>;
  /** The readings that are due at an instant: one as a rule, none while it is silent, many while it floods. */
  readingsAt(at: number): OwnReading[];
}

/** A spell of a fault, and how often one comes. [ms] */
const SPELL_MS = 180_000;
const EVERY_MS = 600_000;

const FLOOD = 50;
const HOUR_MS = 3_600_000;

/** Numbers of starts count seconds of this century, so that a later start has a greater one. */
const BOOT_EPOCH = Date.UTC(2020, 0, 1);

/** Sensors that drift: 1 °C and 5 % an hour, so that it shows within a demonstration. */
const DRIFTS: Readonly<Record<string, { readonly perHour: number; readonly gainPerHour?: number }>> = {
  temp_c: { perHour: 1 },
  power_w: { perHour: 0, gainPerHour: 0.05 },
};

/** Metrics of the campus, and the step between two values of each. */
const RESOLUTIONS: Readonly<Record<string, number>> = {
  power_w: 0.1,
  energy_wh: 1,
  temp_c: 0.1,
  humidity_pct: 0.1,
  illuminance_lx: 1,
  irradiance_w_per_m2: 1,
};

/** The devices that a campus of `count` has: its own first, then plain meters without a place. */
export function virtualDevices(
  campus: VirtualCampus,
  { count, faults, startedAt }: { readonly count: number; readonly faults: Faults; readonly startedAt: number },
): VirtualDevice[] {
  return Array.from({ length: count }, (_, i) => {
    const model = campus.devices[i % campus.devices.length] as CampusDevice;
    const round = Math.floor(i / campus.devices.length);
    const id = round === 0 ? model.device_id : `copy-${round}-${model.device_id}`;
    return virtualDevice(campus, model, { id, startedAt, faults: faultsOf(model.key + round, faults) });
  });
}

function faultsOf(key: number, faults: Faults): Set<FaultName> {
  const own = [...faults].filter(([, share], i) => hashed(key, 77, i) < share);
  return new Set(own.map(([name]) => name));
}

function virtualDevice(
  campus: VirtualCampus,
  model: CampusDevice,
  { id, startedAt, faults }: { id: string; startedAt: number; faults: ReadonlySet<FaultName> },
): VirtualDevice {
  let bootedAt = startedAt;
  let seq = 0;
  let registerBase = 0;
  /** Each device has its own moment for its spells. */
  const spellsFrom = startedAt + hashed(model.key, 5) * EVERY_MS;
  const spell = (at: number) => spellAt({ from: spellsFrom, lastsMs: SPELL_MS, everyMs: EVERY_MS }, at);
  const inSpell = (at: number) => !Number.isNaN(spell(at));
  let lastReset = -1;
  const sensors = sensorsOf(model, { faults, startedAt, spellsFrom });

  const reading = (at: number): OwnReading => {
    const values = campus.valuesAt(model, at);
    if (faults.has("reset") && inSpell(at) && spell(at) > lastReset) {
      lastReset = spell(at);
      bootedAt = at;
      seq = 0;
      registerBase = values.energy_wh ?? 0;
    }
    if (values.energy_wh !== undefined) values.energy_wh = Math.max(0, values.energy_wh - registerBase);
    for (const [metric, sensor] of sensors) {
      const read = values[metric] === undefined ? null : sensor.read(at, values[metric]);
      if (read !== null) values[metric] = read;
    }
    seq++;
    return {
      deviceId: id,
      ts: faults.has("clock") && inSpell(at) ? at + (spell(at) % 2 === 0 ? 1 : -1) * HOUR_MS : at,
      values,
      numbered: { boot: Math.floor((bootedAt - BOOT_EPOCH) / 1000), seq },
      uptimeMs: at - bootedAt,
      quality: "synthetic",
    };
  };

  return {
    id,
    faults,
    readingsAt(at) {
      if (faults.has("dropout") && inSpell(at)) return [];
      if (faults.has("flood") && inSpell(at)) return Array.from({ length: FLOOD }, (_, i) => reading(at + i));
      return [reading(at)];
    },
  };
}

/** What lies between the metrics of a device and what it says of them: sensors as the twins know them, with its faults. */
function sensorsOf(
  model: CampusDevice,
  { faults, startedAt, spellsFrom }: { faults: ReadonlySet<FaultName>; startedAt: number; spellsFrom: number },
): Map<string, SensorOutput> {
  if (!faults.has("drift") && !faults.has("stuck")) return new Map();
  const stuck = { from: spellsFrom, lastsMs: Number.POSITIVE_INFINITY, everyMs: null };
  return new Map(
    Object.entries(RESOLUTIONS).map(([metric, resolution]) => {
      const drift = DRIFTS[metric];
      const own: SensorFaults = {
        ...(faults.has("drift") && drift ? { drift: { from: startedAt, ...drift } } : {}),
        ...(faults.has("stuck") ? { stuck } : {}),
      };
      return [metric, new SensorOutput({ noise: 0, resolution }, own, model.key)];
    }),
  );
}
