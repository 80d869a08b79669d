import { expect, it } from "vitest";
import { ingestHealth } from "./ingest-health.ts";

const said = (error: string | null) => Buffer.from(JSON.stringify({ at: "2026-11-27T00:00:00Z", stored: 1, error }));

it("ingestHealth() is well while ingest says so each second, and tells what is wrong", () => {
  const health = ingestHealth(0);
  expect(health.at(5000, true)).toEqual({ ok: true });
  expect(health.at(11_000, true)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("ingest does not answer"),
  });
  health.take(said(null), 12_000);
  expect(health.at(20_000, true)).toEqual({ ok: true });
  expect(health.at(20_000, false)).toEqual({ ok: false, reason: "the MQTT broker does not answer" });
  health.take(said("the disk is full"), 21_000);
  expect(health.at(22_000, true)).toEqual({ ok: false, reason: "the disk is full" });
  health.take(Buffer.from("{"), 50_000);
  expect(health.at(50_000, true)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("ingest does not answer"),
  });
  health.take(said(null), 51_000);
  expect(health.at(52_000, true)).toEqual({ ok: true });
});
