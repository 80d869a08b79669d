import { decodeMessage } from "#lib/broker/decode-message.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { compactSegments } from "./compact-segments.ts";
import { listSegments, walFolder } from "./wal/segment.ts";

const ZONE = "Asia/Seoul";

/** Compacts what is left in a home's log, and counts each numbered message in its lake: `<client> <number>` to how often. */
export async function storedInLake(home: string): Promise<Map<string, number>> {
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), ZONE);
  try {
    await compactSegments(lake, await listSegments(walFolder(home)), {
      zone: ZONE,
      now: Date.now,
      decode: (message) => decodeMessage(message, { zone: ZONE }),
      quarantine: async (segment, rejects) => {
        throw new Error(`${segment} has ${rejects.length} messages that cannot be read: ${rejects[0]?.decoded.detail}`);
      },
      say: () => undefined,
    });
    const snapshot = await lake.snapshot();
    const { rows } = await snapshot.query(
      "SELECT device_id[2:] || ' ' || seq AS key, count(*) AS count FROM readings WHERE metric = 'power_w' GROUP BY key",
    );
    return new Map(rows().map(({ key, count }) => [String(key), Number(count)]));
  } finally {
    await lake.close();
  }
}
