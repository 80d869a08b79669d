import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMachine } from "../open-machine.ts";
import { systemProcesses } from "../processes/system-processes.ts";
import { type MadeUpMachine, madeUpMachine, packageFiles } from "../sources/sources-fixture.ts";
import { isAlive, ownMark } from "./is-alive.ts";
import { measureRun } from "./measure-run.ts";
import { RunSum } from "./run-energy.ts";
import { type RunRecord, runRecord } from "./run-record.ts";
import { RunStore } from "./run-store.ts";
import { figure, runLines } from "./run-text.ts";

const FACTOR = {
  kg_co2e_per_kwh: 0.4173,
  name: "National electricity factor of Korea",
  period: "2023",
  published: "2025-12-17",
  basis: "consumption end",
  source: "GIR",
};
const FACTS = {
  id: "a",
  name: "train",
  command: ["python", "train.py"],
  started_at: "2026-11-27T00:00:00.000Z",
  ended_at: "2026-11-27T01:00:00.000Z",
  exit_code: 0,
  signal: null,
  interrupted: false,
};
const exactly = (value: number) => ({ value, low: value, high: value });

let made: MadeUpMachine;
let folder = "";
beforeEach(async () => {
  made = await madeUpMachine();
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-runs-"));
});
afterEach(async () => {
  await made.remove();
  await rm(folder, { recursive: true, force: true });
});

function record(facts: Partial<typeof FACTS> = {}): RunRecord {
  return runRecord({ ...FACTS, ...facts }, new RunSum().total, FACTOR);
}

describe("measureRun()", () => {
  it("gives a process that burns a processor its part of a machine's energy, and the parts add up", async () => {
    const { powercap, powerSupply, nvidiaSmi } = made;
    await made.write(packageFiles({ package: 1000 }));
    const places = { powercap, powerSupply, nvidiaSmi };
    const told = { idleW: { RAPL: 10 }, onFault: () => undefined };
    const machine = await openMachine({ ...places, ...told, longestSeconds: 30, withUsers: true });
    expect(machine.usesModel).toBe(process.platform !== "linux");
    const store = new RunStore(folder);
    // 150 J while it runs, whenever a look falls.
    const script = `const fs = require("node:fs"), end = Date.now() + 1200;
      fs.writeFileSync(${JSON.stringify(path.join(powercap, "intel-rapl:0/energy_uj"))}, "1150000000");
      while (Date.now() < end || process.cpuUsage().user < 4e5) for (let i = 0; i < 1e6; i++) Math.sqrt(i);
      process.exit(3);`;
    const { record: run, end } = await measureRun(
      {
        command: [process.execPath, "-e", script],
        name: "burn",
        machine,
        processes: systemProcesses(process.platform),
        factor: FACTOR,
        store,
        now: Date.now,
        everyMs: 400,
      },
      new AbortController().signal,
    );
    expect(end).toEqual({ code: 3, signal: null, wasStopped: false });
    expect(run).toMatchObject({ name: "burn", exit_code: 3, interrupted: false, unknown_s: 0 });
    expect(run.cpu_s).toBeGreaterThan(0.3);
    const { value, low, high } = run.energy_wh;
    expect(run.dynamic_wh + run.idle_wh + run.gpu_wh).toBeCloseTo(value, 9);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(run.machine_wh);
    expect(low < value && value < high).toBe(true);
    expect(run.co2e_g.value).toBeCloseTo(value * 0.4173, 9);
    if (process.platform === "linux") {
      expect(run).toMatchObject({ tier: "T2", sources: ["RAPL"] });
      expect(run.machine_wh).toBeCloseTo(150 / 3600, 6);
    }
    expect(await store.list()).toEqual([run]);
    expect(await store.unsent()).toEqual([run]);
  });

  it("says in one line that there is no such program, and keeps no run of it", async () => {
    const machine = await openMachine({ ...made, idleW: {}, longestSeconds: 30, onFault: () => undefined });
    const store = new RunStore(folder);
    const processes = systemProcesses(process.platform);
    const options = { command: ["nowhere-at-all"], machine, processes, factor: FACTOR, store, now: Date.now };
    await expect(measureRun(options, new AbortController().signal)).rejects.toThrow(/Cannot run nowhere-at-all/);
    expect(await store.list()).toEqual([]);
  });
});

describe("RunSum", () => {
  const slice = (joules: number) => ({
    ...{ seconds: 10, busySeconds: 20, capacitySeconds: 40, cardStates: [] },
    main: { source: "RAPL", tier: "T2" as const, covers: "processor", energy: exactly(joules), idle: exactly(200) },
    cards: [
      {
        index: 0,
        energy: exactly(1000),
        users: [
          { index: 0, pid: 7, busyPct: 50 },
          { index: 0, pid: 9, busyPct: 150 },
        ],
        usersBefore: [],
      },
    ],
  });

  it("adds processor and cards, and counts what no source told as unknown, not as nothing used", () => {
    const sum = new RunSum();
    sum.add(slice(400), 10, new Set([7]));
    sum.add({ ...slice(400), main: null, cards: [] }, 10, new Set([7]));
    const total = sum.total;
    // By hand: 200 J beyond idling × 10/20, 200 J of idling × 10/40, 1000 J of a card × 50/200.
    expect([total.dynamic.value, total.idle.value, total.graphics.value]).toEqual([100, 50, 250]);
    expect(total).toMatchObject({ unknownSeconds: 10, seconds: 20, tier: "T2", sources: ["RAPL", "nvidia-smi"] });
    expect(runRecord(FACTS, total, FACTOR).coarse).toContain("10 s");
    const cards = [{ index: 0, energy: exactly(36_000), users: [], usersBefore: [] }];
    sum.add({ ...slice(400), cards }, 10, new Set([7]));
    expect(sum.total.graphics.value).toBe(250);
    expect(runLines(runRecord(FACTS, sum.total, FACTOR)).join()).toContain("left out  10.0 Wh of graphics cards");
  });

  it("is of the worst evidence that is in it, and widens what took but ticks of a clock", () => {
    const sum = new RunSum();
    sum.add(slice(400), 0, new Set());
    const model = { ...slice(400).main, source: "model", tier: "T3" as const };
    sum.add({ ...slice(400), main: model }, 0, new Set());
    expect(sum.total.tier).toBe("T3");
    expect(sum.total.energy.value).toBe(0);
    expect(sum.total.energy.high).toBeGreaterThan(0);
    expect(new RunSum().total.tier).toBeNull();
  });
});

describe("RunStore", () => {
  it("keeps a run that was cut off as interrupted, once nobody measures it any more", async () => {
    const store = new RunStore(folder);
    const left = { ...record({ interrupted: true }), energy_wh: exactly(5) };
    await store.note({ by: ownMark(), record: left });
    expect(await store.recover(isAlive)).toEqual([]);
    // After the machine started anew another process may have the number.
    const { pid, machineStarted } = ownMark();
    await store.note({ by: { pid, machineStarted: machineStarted - 3600 }, record: left });
    expect(await store.recover(isAlive)).toEqual([left]);
    expect(await store.recover(isAlive)).toEqual([]);
    expect(await store.list()).toEqual([left]);
    await store.sent(left);
    expect(await store.unsent()).toEqual([]);
  });

  it("does not take what cannot be read for no runs", async () => {
    const store = new RunStore(folder);
    expect([await store.list(), await store.unsent()]).toEqual([[], []]);
    await writeFile(path.join(folder, "runs"), "");
    await expect(store.unsent()).rejects.toThrow(/^Cannot read .*runs \(ENOTDIR\): .* move it away$/);
    await rm(path.join(folder, "runs"));
    await mkdir(path.join(folder, "runs", "a.unsent.json"), { recursive: true });
    await expect(store.unsent()).rejects.toThrow(/^Cannot read .*a\.unsent\.json \(EISDIR\)/);
  });

  it("reads on after a line that a loss of power tore", async () => {
    const store = new RunStore(folder);
    await store.keep(record());
    await appendFile(path.join(folder, "runs.jsonl"), '{"id":"torn","na');
    await store.keep(record({ id: "b" }));
    expect((await store.list()).map(({ id }) => id)).toEqual(["a", "b"]);
    expect((await readFile(path.join(folder, "runs.jsonl"), "utf8")).split("\n")).toHaveLength(4);
  });
});

describe("runLines()", () => {
  it("says kWh, gCO2e, interval, evidence, factor with its date and source, and what makes it coarse", () => {
    const sum = new RunSum();
    const main = {
      source: "RAPL",
      tier: "T2" as const,
      covers: "processor and memory",
      energy: { value: 360_000, low: 342_000, high: 567_000 },
      idle: exactly(0),
    };
    sum.add(
      { seconds: 3600, busySeconds: 3600, capacitySeconds: 7200, main, cards: [], cardStates: [] },
      3600,
      new Set(),
    );
    const text = runLines(runRecord(FACTS, sum.total, FACTOR)).join("\n");
    expect(text).toContain("train: 0.100 kWh, 41.7 gCO2e in 60.0 min, 100 W on average");
    expect(text).toMatch(/interval {2}0\.0950 to 0\.15[78] kWh/);
    expect(text).toContain("evidence  T2 (counters), RAPL: processor and memory");
    expect(text).toContain("(2023, published 2025-12-17, consumption end). GIR");
    expect(text).not.toContain("coarse");
    expect(runLines({ ...record(), interrupted: true }).join("\n")).toMatch(
      /interrupted[\s\S]*coarse {4}no source told/,
    );
  });

  it.each([
    [0.000_002_36, "0.00000236"],
    [0.1, "0.100"],
    [12.345, "12.3"],
    [123_456, "123000"],
    [0, "0"],
  ])("figure() of %s is %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });
});
