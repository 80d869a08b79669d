import { describe, expect, it } from "vitest";
import { openPublisher } from "./publisher.ts";
import { testBroker } from "./test-broker.ts";

describe("openPublisher()", () => {
  it("sends what the broker was away for, once it is back", async () => {
    const first = await testBroker();
    const publisher = openPublisher(first.url, "one");
    await publisher.publish("a", "1");
    await first.close();
    const later = [2, 3, 4].map((n) => publisher.publish("a", String(n)));
    expect(publisher.waiting).toBe(3);
    const second = await testBroker(first.port);
    await Promise.all(later);
    expect(second.received.map(({ payload }) => payload).sort()).toEqual(["2", "3", "4"]);
    expect(await publisher.close()).toBe(0);
    await second.close();
  });

  it("says how many messages nobody acknowledged when it is closed", async () => {
    const publisher = openPublisher("mqtt://127.0.0.1:1", "two");
    publisher.publish("a", "1").catch(() => undefined);
    expect(await publisher.close(100)).toBe(1);
  });
});
