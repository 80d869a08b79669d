import path from "node:path";
import { makeDurableFolder } from "#lib/ingest/make-durable-folder.ts";
import type { Quality } from "#lib/metering/reading.ts";
import type { RunRecord } from "../runs/run-record.ts";
import type { RunStore } from "../runs/run-store.ts";
import { type AgentState, nextBoot, readAgentState, writeAgentState } from "./agent-state.ts";
import { type Outbox, openOutbox } from "./outbox.ts";

/** What an agent has to send, with its register, over all its starts. One process may have it open. */
export interface Sender {
  readonly outbox: Outbox;
  /** Adds to the register. [Wh] */
  use(energyWh: number): void;
  readonly energyWh: number;
  append(reading: {
    readonly ts: number;
    readonly values: Record<string, number | null>;
    readonly quality: Quality;
  }): Promise<void>;
  /** Makes readings of runs that have not been sent. */
  appendRuns(store: RunStore): Promise<void>;
  close(): Promise<void>;
}

export interface SenderOptions {
  readonly folder: string;
  readonly now: () => number;
  readonly idleW: () => Readonly<Record<string, number>>;
  readonly onDropped?: (count: number) => void;
  readonly onFailure: (error: Error) => void;
  readonly mostBytes?: number;
}

export async function openSender(options: SenderOptions): Promise<Sender> {
  const { folder, now, idleW, onFailure } = options;
  let state: AgentState = await readAgentState(folder);
  const startedAt = performance.now();
  /** Runs by the time of their reading, as it is in the log: what stopped between the reading and the note of it comes again. */
  const runsFound = new Set<number>();
  let outbox: Outbox | undefined;
  const save = () => {
    state = {
      ...state,
      acknowledged: outbox?.acknowledged ?? state.acknowledged,
      idleW: { ...state.idleW, ...idleW() },
    };
    return writeAgentState(folder, state);
  };
  const boot = nextBoot(state, now());
  state = { ...state, boot };
  await save();
  const outboxFolder = path.join(folder, "outbox");
  await makeDurableFolder(outboxFolder);
  const opened = await openOutbox({
    folder: outboxFolder,
    boot,
    now,
    onFailure,
    acknowledged: state.acknowledged,
    ...(options.mostBytes === undefined ? {} : { mostBytes: options.mostBytes }),
    onFound({ ts, values }) {
      // The register is kept with each reading, and by itself only before readings go.
      if (typeof values.energy_wh === "number")
        state = { ...state, energyWh: Math.max(state.energyWh, values.energy_wh) };
      if (values.run_energy_wh !== undefined) runsFound.add(ts);
    },
    beforeRemoval: save,
    onDropped(count) {
      state = { ...state, dropped: state.dropped + count };
      options.onDropped?.(count);
    },
  });
  outbox = opened;
  const append: Sender["append"] = async (reading) => {
    await opened.append({ ...reading, uptimeMs: Math.round(performance.now() - startedAt) });
  };
  return {
    outbox: opened,
    use(energyWh) {
      state = { ...state, energyWh: state.energyWh + energyWh };
    },
    get energyWh() {
      return state.energyWh;
    },
    append,
    async appendRuns(store) {
      for (const run of await store.unsent()) {
        const reading = runReading(run);
        if (!runsFound.has(reading.ts)) await append(reading);
        await store.sent(run);
      }
    },
    async close() {
      await save();
      await opened.close();
    },
  };
}

/** A run as a reading, at its end. */
function runReading({ ended_at, energy_wh, co2e_g, duration_s, cpu_s, tier }: RunRecord) {
  return {
    ts: Date.parse(ended_at),
    values: {
      run_energy_wh: energy_wh.value,
      run_energy_low_wh: energy_wh.low,
      run_energy_high_wh: energy_wh.high,
      run_co2e_g: co2e_g.value,
      run_duration_s: duration_s,
      run_cpu_s: cpu_s,
    },
    quality: tier === "T2" ? ("measured" as const) : ("estimated" as const),
  };
}
