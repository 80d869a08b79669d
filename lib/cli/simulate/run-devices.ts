import { setTimeout as sleep } from "node:timers/promises";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import { encodeOwn } from "#lib/broker/codecs/own-message.ts";
import { openPublisher, type Publisher } from "#lib/broker/publisher.ts";
import { upTopic } from "#lib/broker/topics.ts";
import type { Faults } from "./faults.ts";
import { type VirtualDevice, virtualDevices } from "./virtual-device.ts";

export interface SimulationOptions {
  readonly url: string;
  readonly siteId: string;
  readonly count: number;
  /** Messages a second of all devices together. */
  readonly rate: number;
  readonly seed: number;
  readonly faults: Faults;
  readonly connections: number;
  /** Ends by itself after this; absent: runs until it is stopped. [s] */
  readonly seconds?: number | undefined;
  /** Told now and then. */
  readonly onProgress?: (state: SimulationState) => void;
}

export interface SimulationState {
  readonly sent: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly connected: number;
}

const TICK_MS = 50;
const TELL_MS = 1000;

/** Messages that may wait for an acknowledgement: beyond, devices drop their oldest, which here means that they send no new ones. */
const LARGEST_WAIT = 200_000;

/** Lets the virtual devices send until the signal is aborted or their time is over. */
export async function runDevices(options: SimulationOptions, signal: AbortSignal): Promise<SimulationState> {
  const { url, siteId, count, rate, seed, faults, seconds } = options;
  const startedAt = Date.now();
  const devices = virtualDevices(virtualCampus(seed), { count, faults, startedAt });
  const publishers = Array.from({ length: Math.min(options.connections, count) }, (_, i) =>
    openPublisher(url, `sim-${siteId}-${seed}-${i}-${process.pid}`),
  );
  let sent = 0;
  let acknowledged = 0;
  const state = (): SimulationState => ({
    sent,
    acknowledged,
    waiting: sent - acknowledged,
    connected: publishers.filter(({ isConnected }) => isConnected).length,
  });
  const send = (device: VirtualDevice, publisher: Publisher, at: number) => {
    for (const reading of device.readingsAt(at)) {
      sent++;
      publisher.publish(upTopic(siteId, device.id), encodeOwn(reading)).then(
        () => acknowledged++,
        () => undefined,
      );
    }
  };

  let turn = 0;
  let toldAt = 0;
  while (!signal.aborted && (seconds === undefined || Date.now() - startedAt < seconds * 1000)) {
    const now = Date.now();
    const due = Math.floor(((now - startedAt) / 1000) * rate);
    // A machine that slept does not make up for it at once.
    if (due - turn > rate) turn = due - Math.ceil(rate);
    for (; turn < due && sent - acknowledged < LARGEST_WAIT; turn++) {
      const i = turn % count;
      send(devices[i] as VirtualDevice, publishers[i % publishers.length] as Publisher, now);
    }
    if (now - toldAt >= TELL_MS) {
      toldAt = now;
      options.onProgress?.(state());
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(publishers.map((publisher) => publisher.close()));
  return state();
}
