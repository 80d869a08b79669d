import path from "node:path";
import { makeDurableFolder } from "#lib/ingest/make-durable-folder.ts";
import type { RunRecord } from "../runs/run-record.ts";
import type { RunStore } from "../runs/run-store.ts";
import { type AgentState, nextBoot, readAgentState, writeAgentState } from "./agent-state.ts";
import type { NumberedReading } from "./numbered-reading.ts";
import { type Outbox, openOutbox } from "./outbox.ts";

/** A reading that has no number yet. */
type Unnumbered = Omit<NumberedReading, "boot" | "seq" | "uptimeMs">;

/** What an agent has to send, with its register, over all its starts. One process may have it open. */
export interface Sender {
  readonly outbox: Outbox;
  /** Adds to the register. [Wh] */
  use(energyWh: number): void;
  readonly energyWh: number;
  append(reading: Unnumbered): Promise<void>;
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
  /** Runs that are in the log: one whose note was left when its reading was there already must not come twice. */
  const runsFound = new Set<string>();
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
    onFound({ values, run }) {
      // The register is kept with each reading, and by itself only before readings go.
      if (typeof values.energy_wh === "number")
        state = { ...state, energyWh: Math.max(state.energyWh, values.energy_wh) };
      if (run !== undefined) runsFound.add(run);
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
        if (!runsFound.has(run.id)) await append(runReading(run));
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
function runReading({ id, ended_at, energy_wh, co2e_g, duration_s, cpu_s, tier }: RunRecord) {
  return {
    run: id,
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
