import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { alarmDatabase } from "#lib/state/alarms/alarm-database.ts";
import { putRule } from "#lib/state/alarms/alarm-rules.ts";
import type { TestState } from "#lib/state/test-state.ts";
import { type Ingest, startIngest } from "../ingest.ts";
import { openRegistryCache } from "../registry-cache.ts";
import { alarmSection } from "./alarm-section.ts";
import type { AskEnergy } from "./count-before.ts";
import { watchAlarms } from "./watch-alarms.ts";

/** An ingest with alarms over a real database, whose messages are handed to it. */
export interface AlarmSite {
  readonly said: string[];
  /** Sends a reading of power, and waits until it is on the disk. */
  send(device: string, ts: number, powerW: number): Promise<void>;
  /** Hands over a message, and waits until it is on the disk. */
  take(message: RawMessage): Promise<void>;
  readonly ingest: Ingest;
  /** The rules as ingest last heard them. */
  heard(): Promise<readonly { readonly revision: number }[]>;
  close(): Promise<void>;
}

export interface AlarmSiteOptions {
  readonly home: string;
  readonly now?: () => number;
  readonly askEnergy?: AskEnergy;
  readonly onCompact?: (segments: readonly string[]) => Promise<void>;
}

export async function startAlarmSite({ state }: TestState, options: AlarmSiteOptions): Promise<AlarmSite> {
  const { home, now = Date.now, onCompact = async () => undefined } = options;
  await mkdir(path.join(home, "ingest"), { recursive: true });
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const decode = (message: RawMessage) => decodeMessage(message, { zone: "Asia/Seoul" });
  const registry = await openRegistryCache({ home, state, sections: [alarmSection], say, lookMs: 200 });
  const alarms = await watchAlarms({
    home,
    zone: "Asia/Seoul",
    now,
    say,
    decode,
    registry,
    database: alarmDatabase(state),
    ...(options.askEnergy ? { askEnergy: options.askEnergy } : {}),
  });
  let store: (message: RawMessage, stored: () => void) => void = () => undefined;
  const ingest = await startIngest({
    ...{ home, siteId: "main", now, say, decode, alarms, compactSeconds: 3600, compact: onCompact },
    connect: async (take) => {
      store = take;
      return { publish: () => undefined, close: async () => undefined };
    },
    onFailure: (error) => say(error.message),
  });
  const taken = (message: RawMessage) => new Promise<void>((resolve) => store(message, resolve));
  return {
    said,
    ingest,
    take: taken,
    async heard() {
      const text = await readFile(path.join(home, "ingest", "registry.json"), "utf8").catch(() => "{}");
      return JSON.parse(text)[alarmSection.name]?.rules ?? [];
    },
    send(device, ts, power_w) {
      const payload = Buffer.from(JSON.stringify({ device_id: device, ts, power_w }));
      const topic = `campus/v1/main/dev/${device}/up`;
      return taken({ topic, payload, retain: false, rxTs: now(), clientId: device });
    },
    async close() {
      await ingest.close();
      await alarms.close();
      await registry.close();
    },
  };
}

/** Makes or changes a rule on power above 100 W. */
export async function haveRule({ state }: TestState, fields: object = {}): Promise<void> {
  const base = {
    id: "high",
    name: "High power",
    on: { devices: "*", metric: "power_w" },
    when: { type: "above", limit: 100 },
  };
  await putRule(state, parseRule({ ...base, ...fields }), { actor: "test" });
}

/** What the database has: `<ordinal> <kind>` by alarm, the oldest alarm first. */
export async function storedEvents({ state }: TestState): Promise<string[][]> {
  const { rows } = await state.pool.query<{ alarm_id: string; what: string }>(
    `SELECT alarm_id, ordinal || ' ' || kind AS what FROM alarm_event JOIN alarm ON id = alarm_id ORDER BY active_at, alarm_id, ordinal`,
  );
  const byAlarm = new Map<string, string[]>();
  for (const { alarm_id, what } of rows) byAlarm.set(alarm_id, [...(byAlarm.get(alarm_id) ?? []), what]);
  return [...byAlarm.values()];
}
