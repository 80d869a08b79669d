import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { believedTime, messageTime } from "./message-time.ts";
import { Rejection } from "./rejection.ts";

const at = Date.parse;
const RX = at("2026-06-01T00:00:00Z");
const seoul = (value: unknown) => messageTime(value, RX, "Asia/Seoul");

describe("messageTime()", () => {
  it("reads any instant that ISO 8601 can say, in whatever zone it is written", () => {
    const instant = fc.integer({ min: at("2000-01-01T00:00:00Z"), max: at("2099-12-31T00:00:00Z") });
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (ms, offset) => {
        const clock = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const sign = offset < 0 ? "-" : "+";
        expect(seoul(`${clock}${sign}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`)).toBe(ms);
        expect(seoul(new Date(ms).toISOString())).toBe(ms);
        expect(seoul(ms)).toBe(ms);
      }),
      { seed: 1 },
    );
  });

  it.each([
    ["2026-01-31T09:00:00", "2026-01-31T00:00:00Z"],
    ["2026-01-31 09:00", "2026-01-31T00:00:00Z"],
    ["2026-01-31T09:00:00,5", "2026-01-31T00:00:00.500Z"],
    ["2026-01-31T09:00:00.123456789", "2026-01-31T00:00:00.123Z"],
    ["2026-01-31T09:00:00+09", "2026-01-31T00:00:00Z"],
    ["2026-01-31T09:00:00 +0900", "2026-01-31T00:00:00Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
    // A leap second, as a time server may say it.
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"],
  ])("reads %s", (text, instant) => {
    expect(seoul(text)).toBe(at(instant));
  });

  it.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T09:60:00Z",
    "2026-01-31T09:00:61Z",
    "2026-01-31T09:00:60Z",
    "2026-01-31",
    "09:00",
    "1769817600",
    "",
    "yesterday",
    "0099-01-01T00:00:00Z",
    "2026-01-31T09:00:00+19:00",
    "2026-01-31T09:00:00+09:75",
    " 2026-01-31T09:00:00Z",
    null,
    undefined,
    true,
    0.5,
    1e17,
    Number.NaN,
    [],
    {},
  ])("finds no time in %j", (value) => {
    expect(() => seoul(value)).toThrow(Rejection);
  });

  it("takes a time that comes twice for the second if it can have been, and one that is skipped for as much later", () => {
    const twice = "2026-10-25T02:30:00";
    const berlin = (text: string, received: string) =>
      new Date(messageTime(text, at(received), "Europe/Berlin")).toISOString();
    expect(berlin(twice, "2026-10-25T00:30:01Z")).toBe("2026-10-25T00:30:00.000Z");
    expect(berlin(twice, "2026-10-25T01:30:01Z")).toBe("2026-10-25T01:30:00.000Z");
    expect(berlin("2026-03-29T02:30:00", "2026-03-29T02:00:00Z")).toBe("2026-03-29T01:30:00.000Z");
    // Lord Howe's clocks go back by half an hour.
    const lordHowe = messageTime("2026-04-05T01:45:00", at("2026-04-05T00:00:00Z"), "Australia/Lord_Howe");
    expect(new Date(lordHowe).toISOString()).toBe("2026-04-04T15:15:00.000Z");
  });
});

it("believedTime() believes times from 2000 until five minutes from now", () => {
  expect(believedTime(at("2000-01-01T00:00:00Z"), RX)).toBe(at("2000-01-01T00:00:00Z"));
  expect(believedTime(RX + 300_000, RX)).toBe(RX + 300_000);
  expect(() => believedTime(at("1999-12-31T23:59:59Z"), RX)).toThrow(/^Cannot believe 1999-12-31T23:59:59.000Z/);
  expect(() => believedTime(RX + 300_001, RX)).toThrow(/as it was received at 2026-06-01T00:00:00.000Z/);
  expect(() => believedTime(Number.MAX_SAFE_INTEGER, RX)).toThrow(/^Cannot believe 9007199254740991 ms/);
});
