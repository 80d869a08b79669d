import { describe, expect, it } from "vitest";
import { openPublisher } from "#lib/broker/publisher.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { openLiveHub } from "./live-hub.ts";
import { testDevice } from "./test-frame.ts";

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
    const broker = await testBroker();
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
    await expect.poll(() => hub.frame().isConnected, { timeout: 10_000 }).toBe(true);
    await publisher.publish("campus/v1/main/dev/a/up", own("a", 4321, 2));
    await expect.poll(() => seen.join("")).toContain('"powerW":4321');
    expect(faults).toEqual([]);
    await Promise.all([publisher.close(), hub.close()]);
    await again.close();
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
