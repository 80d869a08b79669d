import { setImmediate as soon } from "node:timers/promises";
import { expect, it } from "vitest";
import { InTurn, QueueFullError } from "./in-turn.ts";

it("InTurn runs one after the other, in order, also after a failure", async () => {
  const turns = new InTurn(9);
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await soon();
    events.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const done = await Promise.allSettled(["a", "b", "c"].map((name) => turns.run(work(name))));
  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(turns.isIdle).toBe(true);
});

it("InTurn refuses what would wait behind too many, and takes it again later", async () => {
  const turns = new InTurn(2);
  const work = async () => soon();
  const taken = [turns.run(work), turns.run(work), turns.run(work)];
  await expect(turns.run(work)).rejects.toBeInstanceOf(QueueFullError);
  await Promise.all(taken);
  await expect(turns.run(async () => "again")).resolves.toBe("again");
});

it("InTurn does not begin what was cancelled while it waited", async () => {
  const turns = new InTurn(2);
  const cancelled = new AbortController();
  let ran = false;
  const first = turns.run(async () => soon());
  const second = turns.run(async () => {
    ran = true;
  }, cancelled.signal);
  cancelled.abort();
  await expect(second).rejects.toThrow();
  await first;
  expect(ran).toBe(false);
});
