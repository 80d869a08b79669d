import { describe, expect, it } from "vitest";
import { openPublisher } from "#lib/broker/publisher.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { openLiveHub } from "./live-hub.ts";
import { testDevice, testReading } from "./test-frame.ts";

const LAKE = { devices: [testDevice("a"), testDevice("b")], quarters: [] };

function hubOf(url: string) {
  const faults: unknown[] = [];
  const options = { url, zone: "Asia/Seoul", now: Date.now, onFault: (fault: unknown) => faults.push(fault) };
  return { hub: openLiveHub({ ...options, readLake: () => Promise.resolve(LAKE) }), faults };
}

const own = (id: string, power_w: number, seq: number) =>
  JSON.stringify({ device_id: id, ts: Date.now(), seq, boot: 1, uptime_ms: 1, power_w });

describe("openLiveHub()", () => {
  it("what a device publishes is in the next frame of every client; when the broker goes it says so, and comes back", async () => {
    const broker = await testBroker(await freePort());
    const { hub, faults } = hubOf(broker.url);
    await hub.refresh();
    await expect.poll(() => hub.frame().isConnected).toBe(true);
    const seen: string[] = [];
    const sink = {
      write(bytes: Uint8Array) {
        seen.push(Buffer.from(bytes).toString());
        return true;
      },
    };
    hub.clients.join(sink, null);
    const publisher = openPublisher(broker.url, "device");
    await publisher.publish("campus/v1/main/dev/a/up", own("a", 1234, 1));
    await publisher.publish(
      "power/measurement",
      '{"deviceCode":"b","timestamp":"2026-11-27T10:00:00","electric":"none"}',
    );
    await expect.poll(() => seen.join("")).toContain('"powerW":1234');
    expect(hub.frame().load).toEqual({ w: 1234, known: 1, listed: 2 });

    await broker.close();
    await expect.poll(() => seen.join("")).toContain('"isConnected":false');
    const again = await testBroker(broker.port);
    await expect.poll(() => hub.frame().isConnected).toBe(true);
    await publisher.publish("campus/v1/main/dev/a/up", own("a", 4321, 2));
    await expect.poll(() => seen.join("")).toContain('"powerW":4321');
    expect(faults).toEqual([]);
    await Promise.all([publisher.close(), hub.close()]);
    await again.close();
  });

  it("a server that begins anew knows what came in before it did: now, the line and the minutes", async () => {
    const now = Date.parse("2026-11-27T12:05:00+09:00");
    const times = Array.from({ length: 61 }, (_, i) => now - 600_000 + i * 10_000);
    const tail = times.flatMap((ts) => [testReading("a", ts, 3000), testReading("b", ts, 1000)]);
    const hub = openLiveHub({
      url: "mqtt://127.0.0.1:1",
      zone: "Asia/Seoul",
      now: () => now,
      readLake: () => Promise.resolve(LAKE),
      readTail: () => Promise.resolve(tail),
      onFault: (fault) => expect(fault).toBeUndefined(),
    });
    await hub.refresh();
    expect(hub.frame()).toMatchObject({ isStarting: false, load: { w: 4000, known: 2 } });
    const line = hub.recent(now - 600_000, now);
    expect(line.length).toBeGreaterThan(50);
    expect(new Set(line.map(({ kw }) => kw))).toEqual(new Set([4]));
    expect(hub.minute(now - 300_000)?.rooms.map(({ powerW }) => powerW)).toEqual([3000, 1000]);
    expect(hub.frame().today?.loadKwh).toBeCloseTo(4 / 6, 6);
    await hub.close();
  });

  it("a lake that cannot be read is told, and does not stop the stream", async () => {
    const faults: unknown[] = [];
    const hub = openLiveHub({
      url: "mqtt://127.0.0.1:1",
      zone: "Asia/Seoul",
      now: Date.now,
      readLake: () => Promise.reject(new Error("no disk")),
      onFault: (fault) => faults.push(fault),
    });
    await hub.refresh();
    expect(String(faults[0])).toContain("no disk");
    expect(hub.frame()).toMatchObject({ isConnected: false, isStarting: true });
    await hub.close();
  });
});
