import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "#lib/core/user-error.ts";
import { type DeviceIdentity, linkDevice } from "./device-link.ts";
import { machineEnergy } from "./machine-meter.ts";
import type { Machine } from "./open-machine.ts";
import { forward } from "./outbox/forwarder.ts";
import { holdAlone } from "./outbox/hold-alone.ts";
import { openSender, type Sender } from "./outbox/sender.ts";
import { readingValues } from "./reading-values.ts";
import { isAlive } from "./runs/is-alive.ts";
import type { RunStore } from "./runs/run-store.ts";
import { processorTemperature } from "./temperature.ts";

export interface AgentOptions {
  /** Of the agent's own state. */
  readonly folder: string;
  readonly identity: DeviceIdentity;
  readonly machine: Machine;
  readonly store: RunStore;
  readonly everyMs: number;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

const JOULES_PER_WH = 3600;

/** Watches this machine and sends what it reads until the signal is aborted. */
export async function runAgent(options: AgentOptions, signal: AbortSignal): Promise<void> {
  const { folder, machine, store, everyMs, now, say } = options;
  const hold = await holdAlone(folder);
  if (!hold)
    throw new UserError(`Cannot watch as another agent does so for ${folder}: stop it first, or give another --home`);
  const stop = new AbortController();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => stop.abort());
  const both = AbortSignal.any([signal, stop.signal]);
  const sender = await openSender({
    folder,
    now,
    idleW: machine.idleW,
    onDropped: (count) => say(`Gave up the ${count} oldest readings as too much waits to be sent.`),
    onFailure: (cause) =>
      failed.reject(new UserError(`Cannot keep readings (${cause.message}): make room in ${folder}`, { cause })),
  });
  const sending = forward(forwarding(options, sender), both);
  try {
    await store.recover(isAlive);
    await Promise.race([watch(machine, sender, options, both), failed.promise]);
  } finally {
    stop.abort();
    await sending;
    // After a failure of the disk there is nothing more to keep, and the failure is what is told.
    await sender.close().catch((error: unknown) => failed.reject(error));
    await hold.release();
  }

  async function watch(of: Machine, to: Sender, { everyMs: pause }: AgentOptions, until: AbortSignal): Promise<void> {
    await of.meter.look();
    let due = performance.now() + everyMs;
    while (!until.aborted) {
      await sleep(Math.max(0, due - performance.now()), undefined, { signal: until }).catch(() => undefined);
      // What was missed while the machine was busy or slept is not made up for.
      due = Math.max(due + pause, performance.now());
      const slice = await of.meter.look();
      const energy = machineEnergy(slice);
      if (energy) to.use(energy.value / JOULES_PER_WH);
      const tempC = process.platform === "linux" ? await processorTemperature() : null;
      await to.append({ ts: now(), ...readingValues(slice, { energyWh: to.energyWh, tempC }) });
      await to.appendRuns(store);
    }
  }
}

function forwarding({ identity, machine, say }: AgentOptions, { outbox }: Sender) {
  const { siteId, deviceId } = identity;
  const birth = {
    boot: outbox.boot,
    agent: "wattbook",
    processor: machine.facts.brand,
    threads: machine.facts.threads,
  };
  return {
    outbox,
    siteId,
    deviceId,
    connect: (onAck: (payload: string) => void, signal: AbortSignal) => linkDevice(identity, birth, onAck, signal),
    random: Math.random,
    say,
  };
}

export interface SendRunsOptions extends Pick<AgentOptions, "folder" | "identity" | "machine" | "store" | "now"> {
  readonly patienceMs: number;
}

/**
 * Sends runs that wait, once; where an agent watches, it does so itself. Gives how many readings still wait: they go with the next run
 * or agent. A broker that is not there is not waited for.
 */
export async function sendRuns(options: SendRunsOptions): Promise<number> {
  const { folder, machine, store, now, patienceMs } = options;
  const hold = await holdAlone(folder);
  if (!hold) return 0;
  try {
    const stop = new AbortController();
    const onFailure = () => stop.abort();
    const sender = await openSender({ folder, now, idleW: machine.idleW, onFailure });
    await sender.appendRuns(store);
    const patience = setTimeout(() => stop.abort(), patienceMs);
    const all = { everyMs: 0, say: () => stop.abort(), ...options };
    const sending = forward(forwarding(all, sender), stop.signal);
    while (sender.outbox.waiting > 0 && !stop.signal.aborted) await sleep(10);
    clearTimeout(patience);
    stop.abort();
    await sending;
    const { waiting } = sender.outbox;
    await sender.close();
    return waiting;
  } finally {
    await hold.release();
  }
}
