import { describe, expect, it } from "vitest";
import { testBroker } from "#lib/broker/test-broker.ts";
import { runCli } from "../checks/run-cli.ts";

describe("wattbook simulate devices", () => {
  it("publishes at the rate asked for, for as long as asked for, and says what was acknowledged", async () => {
    const broker = await testBroker();
    const args = ["simulate", "devices", "--url", broker.url, "--count", "20", "--rate", "40/s", "--duration", "3"];
    const { code, stdout } = await runCli([...args, "--fault", "dropout=0.5", "--fault", "drift"]);
    expect(code).toBe(0);
    const [, sent, acknowledged] = /^(\d+) messages sent, (\d+) acknowledged\.\n$/.exec(stdout) ?? [];
    expect(Number(sent)).toBeGreaterThan(60);
    expect(acknowledged).toBe(sent);
    expect(broker.received).toHaveLength(Number(sent));
    expect(new Set(broker.received.map(({ topic }) => topic)).size).toBe(20);
    await broker.close();
  });

  it("without a broker ends as asked, and says that nothing was acknowledged", async () => {
    const { code, stdout } = await runCli(["simulate", "devices", "--url", "mqtt://127.0.0.1:1", "--duration", "1"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ messages sent, 0 acknowledged\.\n$/);
  });

  it("an unknown fault is a mistake that can be mended", async () => {
    const { code, stderr } = await runCli(["simulate", "devices", "--fault", "fire"]);
    expect(code).toBe(1);
    expect(stderr).toContain("dropout, drift");
  });
});
