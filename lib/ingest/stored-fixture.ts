import { decodeMessage } from "#lib/broker/decode-message.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { compactSegments } from "./compact-segments.ts";
import { readQuarantine } from "./quarantine/read-quarantine.ts";
import { listSegments, walFolder } from "./wal/segment.ts";

const ZONE = "Asia/Seoul";
const PIECES = 20;

/** Compacts what is left in a home's log, and lends its lake. */
export async function withCompactedLake<T>(home: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), ZONE);
  try {
    await compactSegments(lake, home, await listSegments(walFolder(home)), {
      zone: ZONE,
      now: Date.now,
      decode: (message) => decodeMessage(message, { zone: ZONE }),
      say: () => undefined,
    });
    for await (const { decoded } of readQuarantine(home)) throw new Error(`A message was rejected: ${decoded.detail}`);
    return await work(await lake.snapshot());
  } finally {
    await lake.close();
  }
}

/** Each numbered message in a home's lake: `<client> <number>` to how often. */
export function storedInLake(home: string): Promise<Map<string, number>> {
  return withCompactedLake(home, async (snapshot) => {
    const { rows } = await snapshot.query(
      "SELECT device_id[2:] || ' ' || seq AS key, count(*) AS count FROM readings WHERE metric = 'power_w' GROUP BY key",
    );
    return new Map(rows().map(({ key, count }) => [String(key), Number(count)]));
  });
}

/** Numbered messages in a home's lake of devices whose names begin like this, and how many there are of them without twins. */
export function countInLake(home: string, name: string): Promise<{ readonly all: number; readonly different: number }> {
  return withCompactedLake(home, async (snapshot) => {
    let [all, different] = [0, 0];
    // In pieces, as many millions of keys are more than a query may hold.
    for (let piece = 0; piece < PIECES; piece++) {
      const { rows } = await snapshot.query(
        `SELECT count(*) AS "all", count(DISTINCT (device_id, boot, seq)) AS different FROM readings
         WHERE metric = 'power_w' AND starts_with(device_id, $name) AND hash(device_id) % $pieces = $piece`,
        { name, pieces: PIECES, piece },
        { timeoutMs: 600_000 },
      );
      const [row] = rows();
      all += Number(row?.all);
      different += Number(row?.different);
    }
    return { all, different };
  });
}

/** The numbers of a device's readings in a home's lake, each as often as it is there, by when they came. */
export function storedOrder(home: string, device: string): Promise<number[]> {
  return withCompactedLake(home, async (snapshot) => {
    const { rows } = await snapshot.query(
      "SELECT list(seq ORDER BY rx_ts, boot, seq) AS numbers FROM readings WHERE device_id = $device AND metric = 'power_w'",
      { device },
    );
    return [...((rows()[0]?.numbers ?? []) as Iterable<unknown>)].map(Number);
  });
}
