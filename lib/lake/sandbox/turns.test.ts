import { describe, expect, it } from "vitest";
import { createTurns, TooManyQueries } from "./turns.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("createTurns()", () => {
  it("lets two of a client run, the rest wait in order, and others pass", async () => {
    const inTurn = createTurns({ perClient: 2, atOnce: 3, queue: 10 });
    const gates = new Map<string, () => void>();
    const started: string[] = [];
    const work = (name: string) => () =>
      new Promise<string>((resolve) => {
        started.push(name);
        gates.set(name, () => resolve(name));
      });
    const all = ["a1", "a2", "a3", "b1", "b2"].map((name) => inTurn(name[0] as string, undefined, work(name)));
    await settled();
    expect(started).toEqual(["a1", "a2", "b1"]);
    gates.get("b1")?.();
    await settled();
    expect(started).toEqual(["a1", "a2", "b1", "b2"]);
    gates.get("a1")?.();
    await settled();
    expect(started.at(-1)).toBe("a3");
    for (const open of gates.values()) open();
    expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "b1", "b2"]);
  });

  it("turns away what is too much, and forgets who has gone", async () => {
    const inTurn = createTurns({ perClient: 1, atOnce: 9, queue: 1 });
    let end = () => {};
    const first = inTurn("a", undefined, () => new Promise<void>((resolve) => (end = resolve)));
    const gone = new AbortController();
    const second = inTurn("a", gone.signal, async () => "second");
    await expect(inTurn("a", undefined, async () => "third")).rejects.toThrow(TooManyQueries);
    gone.abort(new Error("gone"));
    await expect(second).rejects.toThrow("gone");
    const fourth = inTurn("a", undefined, async () => "fourth");
    end();
    await first;
    expect(await fourth).toBe("fourth");
  });

  it("goes on after a failure", async () => {
    const inTurn = createTurns({ perClient: 1, atOnce: 1, queue: 1 });
    await expect(inTurn("a", undefined, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await inTurn("a", undefined, async () => "yes")).toBe("yes");
  });
});
