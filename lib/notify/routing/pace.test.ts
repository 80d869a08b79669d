import { describe, expect, it } from "vitest";
import { NOW, noticeOf } from "../notice-fixture.ts";
import type { Waiting } from "./judge.ts";
import { LARGEST_DIGEST, MOST_MESSAGES, pace, WINDOW_MS } from "./pace.ts";

const some = (count: number, severity = 500): Waiting[] =>
  Array.from({ length: count }, (_, n) => ({ ...noticeOf({ severity, id: `a~${n}` }), id: String(n), held: false }));
const ago = (...seconds: number[]) => seconds.map((s) => NOW - s * 1000);

describe("pace()", () => {
  it.each<[string, Waiting[], number[], number[], number, number]>([
    // what, waiting, earlier messages, sizes of messages, left, seconds until they may go
    ["nothing", [], [], [], 0, 0],
    ["one", some(1), [], [1], 0, 0],
    ["a few, one by one", some(5), [], [1, 1, 1, 1, 1], 0, 0],
    ["a flood, as one", some(6), [], [6], 0, 0],
    ["a larger flood, as one", some(300), [], [300], 0, 0],
    ["what has room", some(2), ago(1, 2, 3), [1, 1], 0, 0],
    ["what has none one by one", some(3), ago(1, 2, 3), [3], 0, 0],
    ["the last that has room", some(1), ago(1, 2, 3, 4, 5), [1], 0, 0],
    ["several when one has room", some(2), ago(1, 2, 3, 4, 5), [2], 0, 0],
    ["none when the window is full", some(2), ago(1, 2, 3, 4, 5, 500), [], 2, 100],
    ["what left the window does not count", some(1), ago(1, 2, 3, 4, 5, 600), [1], 0, 0],
    ["severe, though it is full", some(2, 900), ago(61, 70, 80, 90, 95, 99), [2], 0, 501],
    ["severe, but a minute apart", some(1, 900), ago(20, 70, 80, 90, 95, 99), [], 1, 40],
    ["more than one digest holds", some(LARGEST_DIGEST + 7), [], [LARGEST_DIGEST], 7, 0],
  ])("%s", (_, waiting, recent, sizes, left, seconds) => {
    const { messages, rest, until } = pace(waiting, recent, NOW);
    expect(messages.map(({ length }) => length)).toEqual(sizes);
    expect(rest).toHaveLength(left);
    expect((until - NOW) / 1000).toBe(seconds);
  });

  it("never sends more messages in a window than it may, however much comes", () => {
    let recent: number[] = [];
    let sent = 0;
    let waiting: Waiting[] = [];
    for (let s = 0; s < 3600; s++) {
      const now = NOW + s * 1000;
      waiting = [...waiting, ...some(3)];
      const { messages, rest } = pace(waiting, recent, now);
      sent += messages.flat().length;
      recent = [...recent, ...messages.map(() => now)].filter((at) => at > now - WINDOW_MS);
      expect(recent.length).toBeLessThanOrEqual(MOST_MESSAGES);
      waiting = [...rest];
    }
    expect(sent).toBeGreaterThan(5000);
  });
});
