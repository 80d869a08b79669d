import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MachineSlice, machineEnergy } from "./machine-meter.ts";
import { openMachine } from "./open-machine.ts";
import { readingValues } from "./reading-values.ts";
import { RunSum } from "./runs/run-energy.ts";
import { cardShare } from "./sources/card-energy.ts";
import { type MadeUpMachine, madeUpMachine, packageFiles } from "./sources/sources-fixture.ts";

let machine: MadeUpMachine;
let joules = 0;
let faults: string[] = [];
beforeEach(async () => {
  machine = await madeUpMachine();
  [joules, faults] = [0, []];
});
afterEach(() => machine.remove());

const CARD = "0, NVIDIA A100, 100.00, 61";
const USER = "    0       4242     C    75    20    -    -    python";

/** Whether it is known and holds processor and card. */
function isWhole(slice: MachineSlice): boolean {
  return machineEnergy(slice)!.value > slice.main!.energy.value && slice.main!.energy.value > 0;
}

/** Looks again after a little work: little, as the looks follow one another at once. */
async function open() {
  await machine.write(packageFiles({ package: 0, dram: 0 }));
  const onFault = (line: string) => faults.push(line);
  const { meter } = await openMachine({ ...machine, idleW: { RAPL: 1 }, longestSeconds: 30, withUsers: true, onFault });
  return async (files: Readonly<Record<string, string>> = {}) => {
    joules += 0.1;
    await machine.write({ ...packageFiles({ package: joules, dram: 0 }), ...files });
    return meter.look();
  };
}

describe.runIf(process.platform === "linux")("MachineMeter", () => {
  it("leaves a slice unknown, not lower, when a look at the cards fails at either end of it, and says so once", async () => {
    await machine.cards({ gpus: CARD, users: USER });
    const look = await open();
    await look();
    expect(isWhole(await look())).toBe(true);

    await machine.cards(null);
    const sum = new RunSum();
    for (let i = 0; i < 3; i++) {
      const slice = await look();
      expect(slice.main?.energy.value).toBeCloseTo(0.1, 6);
      expect(machineEnergy(slice)).toBeNull();
      const { values } = readingValues(slice, { energyWh: 5, tempC: null });
      expect(values).toMatchObject({ power_w: null, power_low_w: null, power_high_w: null, energy_wh: 5 });
      expect(values.cpu_power_w).toBeGreaterThan(0);
      expect(values).not.toHaveProperty("gpu_power_w");
      sum.add(slice, 0, new Set());
    }
    expect(sum.total).toMatchObject({ machine: { value: 0 }, tier: null });
    expect(sum.total.unknownSeconds).toBe(sum.total.seconds);

    await machine.cards({ gpus: CARD, users: USER });
    expect(machineEnergy(await look())).toBeNull();
    expect(isWhole(await look())).toBe(true);
    const tool = machine.nvidiaSmi;
    // The two are asked at the same time: either may be the first to fail.
    expect(faults.toSorted()).toEqual([`graphics: ${tool} fails (9)`, `graphics: ${tool} pmon fails (9)`]);
  });

  it("leaves it unknown while a card that told its power does so no more, and names one that never did", async () => {
    await machine.write(packageFiles({ package: 0, dram: 0 }));
    const never = "1, Tesla K80, [N/A], 40";
    await machine.cards({ gpus: `${CARD}\n${never}`, users: USER });
    const look = await open();
    await look();
    expect((await look()).cards).toHaveLength(1);
    for (const gpus of [never, `0, NVIDIA A100, [Unknown Error], 61\n${never}`]) {
      await machine.cards({ gpus, users: USER });
      for (let i = 0; i < 2; i++) expect(machineEnergy(await look())).toBeNull();
    }
    const lost = "graphics: card 0 does not tell its power any more";
    expect(faults).toEqual(["graphics: card 1 (Tesla K80) does not tell its power", lost]);
  });

  it("does not know whose a card's energy is when its users cannot be asked, and knows the machine's still", async () => {
    await machine.cards({ gpus: CARD, users: USER });
    const look = await open();
    await look();
    expect(cardShare((await look()).cards![0]!, new Set([4242]))).toBe(1);
    await writeFile(machine.nvidiaSmi, `#!/bin/sh\n[ "$1" = pmon ] && exit 3\ncat "${machine.folder}/gpus"\n`);
    const slice = await look();
    expect(isWhole(slice)).toBe(true);
    expect(cardShare(slice.cards![0]!, new Set([4242]))).toBeNull();
    expect(faults).toEqual([`graphics: ${machine.nvidiaSmi} pmon fails (3)`]);
  });

  it("leaves a slice unknown in which one of the counters could not be read, and says so once", async () => {
    const look = await open();
    await look();
    expect(machineEnergy(await look())?.value).toBeCloseTo(0.1, 6);
    for (let i = 0; i < 2; i++)
      expect(machineEnergy(await look({ "powercap/intel-rapl:0:1/energy_uj": "" }))).toBeNull();
    expect(machineEnergy(await look())).toBeNull();
    expect(machineEnergy(await look())?.value).toBeCloseTo(0.1, 6);
    const file = path.join(machine.powercap, "intel-rapl:0:1/energy_uj");
    expect(faults).toEqual([`RAPL: cannot read ${file}: it holds no number`]);
  });
});
