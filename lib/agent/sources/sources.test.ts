import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BatterySource, findBattery } from "./battery.ts";
import { drainPower } from "./battery-drain.ts";
import { cardEnergy, cardShare } from "./card-energy.ts";
import { findGraphics } from "./graphics.ts";
import { IdleFloor } from "./idle-floor.ts";
import { mainSource, readBest } from "./main-source.ts";
import type { PowerSource } from "./power-source.ts";
import { findRapl } from "./rapl.ts";
import { type MadeUpMachine, madeUpMachine, packageFiles } from "./sources-fixture.ts";

let machine: MadeUpMachine;
beforeEach(async () => {
  machine = await madeUpMachine();
});
afterEach(() => machine.remove());

const fail = (error: Error) => expect.fail(error.message);
const look = (seconds: number, isGap = false) => ({ seconds, isGap, utilisation: 0.5 });

async function rapl(floor = new IdleFloor(), restW?: number): Promise<PowerSource> {
  const found = await findRapl(floor, { root: machine.powercap, restW });
  if ("missing" in found) throw new Error(found.missing);
  return found.found;
}

describe("findRapl()", () => {
  it("adds packages and memory, and counts nothing twice: no core, no psys, no -mmio", async () => {
    await machine.write(packageFiles({ package: 1000, dram: 100 }));
    const source = await rapl();
    expect(await source.read(look(Number.NaN))).toBeNull();
    await machine.write(packageFiles({ package: 1040, dram: 105 }));
    const reading = await source.read(look(2));
    expect(reading).toMatchObject({ source: "RAPL", tier: "T2", covers: "processor and memory" });
    expect(reading?.energy.value).toBeCloseTo(45, 6);
    expect(reading?.energy.low).toBeLessThan(45);
    expect(reading?.energy.high).toBeGreaterThan(1.2 * 45);
  });

  it("goes on over the end of the counter's range, and leaves a time unknown in which it may have passed unseen", async () => {
    const range = 65_532_610_987;
    await machine.write(packageFiles({ package: 65_530 }, range));
    const source = await rapl();
    await source.read(look(Number.NaN));
    await machine.write(packageFiles({ package: 7.389013 }, range));
    expect((await source.read(look(1)))?.energy.value).toBeCloseTo(10, 6);
    await machine.write(packageFiles({ package: 1000 }, range));
    expect((await source.read(look(60)))?.energy.value).toBeCloseTo(992.610987, 6);
    await machine.write(packageFiles({ package: 3 }, range));
    expect(await source.read(look(5))).toBeNull();
    expect(await source.read(look(3600))).toBeNull();
  });

  it("keeps the least power as what idling costs", async () => {
    const floor = new IdleFloor();
    await machine.write(packageFiles({ package: 0 }));
    const source = await rapl(floor);
    await source.read(look(Number.NaN));
    await machine.write(packageFiles({ package: 10 }));
    expect((await source.read(look(2)))?.idle.value).toBeCloseTo(10, 6);
    await machine.write(packageFiles({ package: 90 }));
    expect((await source.read(look(2)))?.idle.value).toBeCloseTo(10, 6);
    expect(floor.watts).toBeCloseTo(5, 6);
  });

  it("adds what was said of the rest of the machine, and is narrower then", async () => {
    await machine.write(packageFiles({ package: 0 }));
    const source = await rapl(new IdleFloor(), 25);
    await source.read(look(Number.NaN));
    await machine.write(packageFiles({ package: 100 }));
    const energy = (await source.read(look(4)))!.energy;
    expect(energy.value).toBeCloseTo(200, 6);
    expect(energy.high / energy.value).toBeLessThan(1.2);
  });

  it("says in one line that there is none, or that it cannot be read", async () => {
    expect(await findRapl(new IdleFloor(), { root: machine.powercap })).toEqual({
      missing: expect.stringContaining("RAPL: there are no counters in"),
    });
    await machine.write(packageFiles({ package: 1 }));
    const file = path.join(machine.powercap, "intel-rapl:0/energy_uj");
    await rm(file);
    await mkdir(file);
    const found = await findRapl(new IdleFloor(), { root: machine.powercap });
    expect(found).toEqual({ missing: expect.stringMatching(/^RAPL: cannot read .*energy_uj \(EISDIR\): [^\n]+$/) });
    expect(await findRapl(new IdleFloor(), { root: path.join(machine.powercap, "intel-rapl:0/name") })).toEqual({
      missing: expect.stringContaining("(ENOTDIR)"),
    });
  });

  it("does not take one package for all where the name of the other cannot be read", async () => {
    await machine.write(packageFiles({ package: 1 }));
    await mkdir(path.join(machine.powercap, "intel-rapl:2/name"), { recursive: true });
    const found = await findRapl(new IdleFloor(), { root: machine.powercap });
    expect(found).toEqual({ missing: expect.stringMatching(/^RAPL: cannot read .*rapl:2\/name \(EISDIR\)/) });
  });
});

describe("findBattery()", () => {
  const battery = (status: string, more: Record<string, number>) =>
    Object.fromEntries(
      Object.entries({ type: "Battery", status, ...more }).map(([name, value]) => [`power_supply/BAT0/${name}`, value]),
    );

  it("reads what leaves it while it discharges, from power or from current and voltage; a mouse's is not it", async () => {
    await machine.write({ "power_supply/hid/type": "Battery", "power_supply/hid/scope": "Device" });
    expect(await findBattery(machine.powerSupply)).toEqual({
      missing: expect.stringContaining("battery: there is none"),
    });
    await machine.write(battery("Discharging", { power_now: 12_500_000 }));
    const found = await findBattery(machine.powerSupply);
    if ("missing" in found) throw new Error(found.missing);
    const source = new BatterySource(found.found, new IdleFloor());
    expect(await source.read(look(Number.NaN))).toBeNull();
    await rm(path.join(machine.powerSupply, "BAT0/power_now"));
    await machine.write(battery("Discharging", { current_now: 1_500_000, voltage_now: 11_000_000 }));
    expect((await source.read(look(10)))?.energy.value).toBeCloseTo(((12.5 + 16.5) / 2) * 10, 6);
    expect(await source.read(look(10, true))).toBeNull();
    await machine.write(battery("Charging", { power_now: 30_000_000 }));
    expect(await source.read(look(10))).toBeNull();
  });

  it("does not take one of two for all where the other discharges and does not say how fast, or cannot be read", async () => {
    await machine.write(battery("Discharging", { power_now: 12_500_000 }));
    await machine.write({ "power_supply/BAT1/type": "Battery", "power_supply/BAT1/status": "Discharging" });
    const both = await findBattery(machine.powerSupply);
    if ("missing" in both) throw new Error(both.missing);
    await expect(both.found()).rejects.toThrow(/^battery: .*BAT1 discharges and does not say how fast$/);
    await rm(path.join(machine.powerSupply, "BAT1"), { recursive: true });
    expect(await both.found()).toBe(12.5);
    await mkdir(path.join(machine.powerSupply, "BAT1/status"), { recursive: true });
    const source = new BatterySource(both.found, new IdleFloor());
    await expect(source.read(look(10))).rejects.toThrow(/^battery: cannot read .*status \(EISDIR\)$/);
    await rm(path.join(machine.powerSupply, "BAT1"), { recursive: true });
    expect(await source.read(look(10))).toBeNull();
    expect((await source.read(look(10)))?.energy.value).toBeCloseTo(125, 6);
  });

  it("drainPower() is the fall of the charge, once there is one, and unknown on mains power", async () => {
    let [at, charge, acConnected] = [0, 50_000, false];
    let isBroken = false;
    const read = async () => {
      if (isBroken) throw new Error("gone");
      return { isCharging: false, acConnected, currentCapacity: charge, capacityUnit: "mWh" };
    };
    const power = drainPower(read, () => at);
    const step = (seconds: number, mWh: number) => {
      at += seconds;
      charge -= mWh;
      return power();
    };
    expect(await power()).toBeNull();
    expect(await step(30, 100)).toBeNull();
    expect(await step(30, 100)).toBeCloseTo(12, 9);
    isBroken = true;
    await expect(step(30, 100)).rejects.toThrow("gone");
    isBroken = false;
    // It is asked again only later; what was before says nothing of now.
    expect(await step(5, 20)).toBeNull();
    expect(await step(30, 100)).toBeNull();
    acConnected = true;
    expect(await step(30, 0)).toBeNull();
  });
});

describe("findGraphics()", () => {
  const USERS = "# gpu        pid  type    sm   mem\n# Idx          #   C/G     %     %\n";

  it("reads power, heat and users of each card from nvidia-smi; what it does not say is unknown", async () => {
    await machine.cards({
      gpus: "0, NVIDIA A100, 101.50, 61\n1, Tesla K80, [N/A], [Not Supported]",
      users: `${USERS}    0       4242     C    75    20    -    -    python\n    0       4343     C    25    10    -    -    other\n    1          -     -     -     -    -    -    -`,
    });
    const found = await findGraphics(machine.nvidiaSmi);
    if ("missing" in found) throw new Error(found.missing);
    const [cards, users] = [await found.found.cards(), await found.found.users()];
    expect(cards).toEqual([
      { index: 0, name: "NVIDIA A100", watts: 101.5, tempC: 61 },
      { index: 1, name: "Tesla K80", watts: null, tempC: null },
    ]);
    const energies = cardEnergy({ cards, users: [] }, { cards, users }, 10)!;
    expect(energies.map(({ index, energy }) => [index, energy.value])).toEqual([[0, 1015]]);
    const shares = [4242, 4343, 1].map((pid) => cardShare(energies[0]!, new Set([pid])));
    expect(shares).toEqual([0.75, 0.25, 0]);
  });

  it("cardShare() is an equal part where nobody says how busy, and what it was at first for one that has ended", () => {
    const users = [1, 2, 3, 4].map((pid) => ({ index: 0, pid, busyPct: null }));
    const energy = { index: 0, energy: { value: 1, low: 1, high: 1 } };
    expect(cardShare({ ...energy, users, usersBefore: [] }, new Set([1]))).toBe(0.25);
    expect(cardShare({ ...energy, users: [], usersBefore: users.slice(0, 1) }, new Set([1]))).toBe(1);
  });

  it("says that there is no such tool, or that it fails", async () => {
    expect(await findGraphics(path.join(machine.folder, "nowhere"))).toEqual({
      missing: expect.stringMatching(/^graphics: there is no /),
    });
    await machine.cards(null);
    expect(await findGraphics(machine.nvidiaSmi)).toEqual({ missing: expect.stringContaining("fails") });
  });
});

describe("mainSource()", () => {
  const facts = { brand: "", threads: 8, form: "laptop" as const };
  const open = () => {
    const floors = { RAPL: new IdleFloor(), battery: new IdleFloor() };
    const { powercap, powerSupply } = machine;
    return mainSource({ platform: "linux", facts, floors, powercap, powerSupply });
  };

  it("takes counters where there are some, and gives no reason then", async () => {
    await machine.write(packageFiles({ package: 1 }));
    const { sources, missing } = await open();
    expect([sources.length, missing]).toEqual([1, []]);
  });

  it("with nothing that measures is a model that says how far it may be off; on battery that counts", async () => {
    const { sources, missing } = await open();
    expect(missing).toHaveLength(2);
    const best = await readBest(sources, look(10), fail);
    expect(best?.reading).toMatchObject({ source: "model", tier: "T3" });
    expect(best?.reading.energy.high).toBeGreaterThan(1.5 * best!.reading.energy.low);
    expect(await readBest(sources, look(10, true), fail)).toBeNull();

    const files = { type: "Battery", status: "Discharging", power_now: 9_000_000 };
    await machine.write(Object.fromEntries(Object.entries(files).map(([k, v]) => [`power_supply/BAT1/${k}`, v])));
    const onBattery = await open();
    await readBest(onBattery.sources, look(Number.NaN), fail);
    expect(await readBest(onBattery.sources, look(10), fail)).toMatchObject({
      coversGraphics: true,
      reading: { source: "battery", energy: { value: 90 } },
    });
  });
});
