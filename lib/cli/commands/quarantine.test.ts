import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { writeQuarantine } from "#lib/ingest/quarantine/write-quarantine.ts";
import { runCli } from "../checks/run-cli.ts";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-home-"));
  const bytes = [
    Buffer.from('{"deviceCode":"R-1","timestamp":"2026-01-31T09:00:00","temp":"warm"}'),
    Buffer.from('{"deviceCode":"R-1","timestamp":"2026-01-31T09:00:00","temp":"cold"}'),
    Buffer.from([0xff, 0x00]),
  ];
  const rejects = bytes.map((payload, i) => {
    const rxTs = Date.parse("2026-01-31T00:00:05Z") + i * 60_000;
    const message: RawMessage = { topic: "power/measurement", payload, retain: false, rxTs, clientId: "c" };
    const decoded = decodeMessage(message, { zone: "Asia/Seoul" });
    if (decoded.kind !== "rejected") throw new Error("It is understood");
    return { message, decoded };
  });
  await writeQuarantine(home, "1.wal", rejects);
});
afterAll(() => rm(home, { recursive: true }));

const run = (...args: string[]) => runCli(["quarantine", ...args], { WATTBOOK_HOME: home });

describe("wattbook quarantine list", () => {
  it("counts by device and reason, the most first, with what is wrong", async () => {
    const { code, stdout, stderr } = await run("list");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(/^ {7}2 {2}bad_value +2026-01-31T00:01Z {2}R-1 {2}Cannot use temp .*"cold"$/),
      expect.stringMatching(/^ {7}1 {2}not_utf8 +2026-01-31T00:02Z {2}\(unknown\) {2}Cannot read /),
      "",
    ]);
  });

  it("writes the messages themselves as JSON, bytes that are no text in base64", async () => {
    const { stdout } = await run("list", "--json");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      device_id: "R-1",
      received: "2026-01-31T00:00:05.000Z",
      payload: expect.stringContaining("warm"),
    });
    expect(lines[2]).toMatchObject({ device_id: null, payload_base64: "/wA=" });
  });

  it("says so where there is nothing that was asked for", async () => {
    expect(await run("list", "--device", "R-2")).toEqual({
      code: 0,
      stdout: "",
      stderr: "There is nothing in quarantine that was asked for.\n",
    });
    expect((await run("list", "--device", "R-1", "--reason", "bad_value")).stdout).toMatch(/^ {7}2 /);
  });
});

describe("wattbook quarantine replay", () => {
  it("says how much still cannot be understood, and keeps it", async () => {
    expect(await run("replay")).toEqual({
      code: 0,
      stdout: "Replayed 0, which reach the lake with the next compaction; 3 still cannot be understood.\n",
      stderr: "",
    });
    expect((await run("list", "--json")).stdout.trimEnd().split("\n")).toHaveLength(3);
  });
});
