import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Machine } from "../open-machine.ts";
import type { SystemProcesses } from "../processes/system-processes.ts";
import { TreeTime } from "../processes/tree-time.ts";
import { type ChildEnd, startChildRun } from "./child-run.ts";
import { ownMark } from "./is-alive.ts";
import { RunSum } from "./run-energy.ts";
import { type RunFactor, type RunFacts, type RunRecord, runRecord } from "./run-record.ts";
import type { RunStore } from "./run-store.ts";

export interface MeasureOptions {
  readonly command: readonly string[];
  readonly name?: string | undefined;
  readonly machine: Machine;
  readonly processes: SystemProcesses;
  readonly factor: RunFactor;
  readonly store: RunStore;
  readonly now: () => number;
  /** Between two looks. [ms] */
  readonly everyMs?: number;
}

const EVERY_MS = 1000;
/** How often what is known so far goes to the disk. [ms] */
const NOTE_MS = 10_000;
/** Before a run whose machine nobody has seen idling. [ms] */
const IDLE_LOOK_MS = 500;

/** Runs a command to its end and keeps what it used, whatever becomes of it. */
export async function measureRun(
  options: MeasureOptions,
  signal: AbortSignal,
): Promise<{ readonly record: RunRecord; readonly end: ChildEnd }> {
  const { command, machine, processes, factor, store, now, everyMs = EVERY_MS } = options;
  const { meter } = machine;
  const name = options.name ?? basename(command[0] ?? "");
  await meter.look();
  if (!machine.knowsIdle) {
    await sleep(IDLE_LOOK_MS);
    await meter.look();
  }
  const child = await startChildRun(command, signal);
  const startedMs = now();
  const started_at = new Date(startedMs).toISOString();
  const id = `${started_at.replaceAll(/[-:.]/g, "")}-${randomBytes(3).toString("hex")}`;
  const facts = (endedMs: number, end: ChildEnd | null): RunFacts => ({
    ...{ id, name, command, started_at, ended_at: new Date(endedMs).toISOString() },
    exit_code: end?.code ?? null,
    signal: end?.signal ?? null,
    // Nobody saw its end: this is read only if nobody will.
    interrupted: end?.wasStopped ?? true,
  });

  const tree = new TreeTime(child.pid, processes.table);
  const sum = new RunSum();
  let reapedBefore = processes.reaped?.();
  let notedAt = Number.NEGATIVE_INFINITY;
  /** What the run's processes took since the last look. */
  const add = async () => {
    const before = tree.seconds;
    await tree.look();
    sum.add(await meter.look(), tree.seconds - before, tree.pids);
  };

  let end: ChildEnd | undefined;
  /** Read at once when the command ends, before another child of ours does. */
  let rootSeconds: number | undefined;
  /** Ends the pause between two looks, which would keep this process up otherwise. */
  const isOver = new AbortController();
  void child.ended.then((its) => {
    end = its;
    isOver.abort();
    const reaped = processes.reaped?.();
    if (reaped !== undefined && reapedBefore !== undefined) rootSeconds = reaped - reapedBefore;
  });
  while (!end) {
    await sleep(everyMs, undefined, { signal: isOver.signal }).catch(() => undefined);
    if (end) break;
    reapedBefore = processes.reaped?.();
    await add();
    if (!end && performance.now() - notedAt >= NOTE_MS) {
      notedAt = performance.now();
      await store.note({ by: ownMark(), record: runRecord(facts(now(), null), sum.total, factor) });
    }
  }
  const endedMs = now();
  const before = tree.seconds;
  const { pids } = tree;
  await tree.look();
  if (rootSeconds !== undefined) tree.end(rootSeconds);
  sum.add(await meter.look(), tree.seconds - before, new Set([...pids, ...tree.pids]));
  const record = runRecord(facts(endedMs, end), sum.total, factor);
  await store.keep(record);
  return { record, end };
}
