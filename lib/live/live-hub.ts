import type { SparkplugBirths } from "#lib/broker/codecs/sparkplug/births.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { openSubscription } from "#lib/broker/subscription.ts";
import { INGEST_FILTERS, STATUS_TOPIC } from "#lib/broker/topics.ts";
import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { heardEnergy } from "./heard-energy.ts";
import { type IngestHealth, ingestHealth } from "./ingest-health.ts";
import { type LiveClients, liveClients } from "./live-clients.ts";
import type { LiveFrame, Today } from "./live-frame.ts";
import { createLiveModel } from "./live-model.ts";
import { recentPower } from "./recent-power.ts";
import { replay } from "./replay.ts";
import { type QuarterEnergy, startOfDay, todaySoFar } from "./today.ts";

/** What the lake knows of the campus. */
export interface LiveLake {
  readonly devices: readonly ListedDevice[];
  /** Quarters of an hour of today. */
  readonly quarters: readonly QuarterEnergy[];
}

export interface LiveHubOptions {
  readonly url: string;
  readonly zone: string;
  readonly now: () => number;
  /** Reads the lake anew; undefined where nothing has changed. */
  readonly readLake: (startOfToday: number) => Promise<LiveLake | undefined>;
  /** What came in of late and is not in the lake yet: so that a server that begins anew knows what was heard before it did. */
  readonly readTail?: () => Promise<readonly Reading[]>;
  /** What Sparkplug devices told of themselves before this server listened. */
  readonly births?: SparkplugBirths;
  /** Told of a lake that cannot be read; what it said before goes on being shown. */
  readonly onFault: (error: unknown) => void;
}

/** The campus as it is heard: one connection to the broker for all who watch. */
export interface LiveHub {
  readonly clients: LiveClients;
  /** Whether what is heard is stored. */
  health(): IngestHealth;
  /** All of now. */
  frame(): LiveFrame;
  /** Power of the campus as it was heard since the server began. [kW] */
  recent(from: number, to: number): { readonly at: number; readonly kw: number }[];
  /** The campus as it was heard in a minute of the last two hours; undefined for one that was not kept. */
  minute(at: number): LiveFrame | undefined;
  /** Reads the lake now. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** A message waits at most this long: with painting, 95 of 100 are seen within a quarter of a second. */
const FRAME_MS = 200;
const REFRESH_MS = 15_000;
const BEAT_MS = 10_000;
/** Devices fall silent also while nothing is heard: at least this often a frame goes out. [ms] */
const LONGEST_PAUSE_MS = 1000;
const MINUTE_MS = 60_000;
const MOST_MINUTES = 120;

export function openLiveHub({ url, zone, now, readLake, readTail, births, onFault }: LiveHubOptions): LiveHub {
  const startedAt = now();
  const model = createLiveModel(startedAt);
  const energy = heardEnergy();
  const power = recentPower();
  const health = ingestHealth(startedAt);
  let quarters: readonly QuarterEnergy[] = [];
  const minutes = new Map<number, LiveFrame>();
  let isConnected = false;
  let hasNews = true;
  let id = 0;
  let sentAt = 0;

  const today = (at: number): Today => todaySoFar(quarters, energy.quarters(), startOfDay(at, zone), at);
  const frame = (full: boolean): LiveFrame => {
    const at = now();
    return { id, isConnected, isStored: health.at(at, isConnected).ok, today: today(at), ...model.frame(at, full) };
  };
  const clients = liveClients(startedAt.toString(36), () => frame(true));

  const subscription = openSubscription({
    url,
    clientId: `wattbook-live-${process.pid}-${startedAt.toString(36)}`,
    filters: [...INGEST_FILTERS, STATUS_TOPIC],
    now,
    onMessage(message) {
      if (message.topic === STATUS_TOPIC) return health.take(message.payload, message.rxTs);
      const decoded = decodeMessage(message, { zone, ...(births ? { births } : {}) });
      if (decoded.kind !== "readings") return;
      model.take(decoded.readings);
      hasNews = true;
    },
    onConnected(connected) {
      isConnected = connected;
      hasNews = true;
    },
  });

  const tick = () => {
    const at = now();
    if (!hasNews && at - sentAt < LONGEST_PAUSE_MS) return;
    hasNews = false;
    sentAt = at;
    id++;
    const next = frame(false);
    energy.take(next);
    power.take(next);
    clients.send(next);
    keepMinute(at, next, () => frame(true));
  };

  const keepMinute = (
    at: number,
    { isStarting, load }: Pick<LiveFrame, "isStarting" | "load">,
    all: () => LiveFrame,
  ) => {
    const minute = Math.floor(at / MINUTE_MS);
    if (minutes.has(minute) || isStarting || load.w === null) return;
    const { isConnected: _, isStored: __, ...kept } = all();
    minutes.set(minute, kept);
    for (const old of minutes.keys()) if (minutes.size > MOST_MINUTES) minutes.delete(old);
  };

  let isCaughtUp = readTail === undefined;
  /** Goes once through what came in before this server listened. */
  const catchUp = async (devices: readonly ListedDevice[]) => {
    if (isCaughtUp || !readTail) return;
    isCaughtUp = true;
    const readings = await readTail();
    replay(readings, devices, now(), (past) => {
      energy.take(past);
      power.take(past);
      const at = past.at;
      keepMinute(at, past, () => ({ id, today: today(at), ...past }));
    });
    model.take(readings);
  };

  let reading: Promise<void> | undefined;
  const refresh = () => {
    reading ??= readLake(startOfDay(now(), zone))
      .then((lake) => {
        if (!lake) return;
        model.list(lake.devices);
        quarters = lake.quarters;
        return catchUp(lake.devices);
      })
      .catch(onFault)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  const timers = [
    setInterval(tick, FRAME_MS),
    setInterval(() => void refresh(), REFRESH_MS),
    setInterval(() => clients.beat(), BEAT_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    clients,
    health: () => health.at(now(), isConnected),
    frame: () => frame(true),
    recent: power.between,
    minute: (at) => minutes.get(Math.floor(at / MINUTE_MS)),
    refresh,
    async close() {
      for (const timer of timers) clearInterval(timer);
      await subscription.close();
    },
  };
}
