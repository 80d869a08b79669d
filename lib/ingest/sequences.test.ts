import fc from "fast-check";
import { expect, it } from "vitest";
import { Sequences } from "./sequences.ts";

const at = (seq: number, oldest: number | null = null) => ({ source: "dev/a", boot: 1, seq, oldest });

it("store() acknowledges up to the first gap, and on when the gap is filled", () => {
  const sequences = new Sequences();
  expect(sequences.store(at(1)).seq).toBe(1);
  expect(sequences.store(at(3)).seq).toBe(1);
  expect(sequences.store(at(5)).seq).toBe(1);
  expect(sequences.store(at(2)).seq).toBe(3);
  expect(sequences.store(at(4)).seq).toBe(5);
});

it("store() counts all numbers of a batch", () => {
  const sequences = new Sequences();
  expect(sequences.store({ ...at(9), first: 4 }).seq).toBe(0);
  expect(sequences.store({ ...at(3), first: 1 }).seq).toBe(9);
  expect(sequences.store({ ...at(12), first: 8 }).seq).toBe(12);
});

it("store() goes past what a sender no longer holds", () => {
  const sequences = new Sequences();
  expect(sequences.store(at(12, 10)).seq).toBe(9);
  expect(sequences.store(at(10, 10)).seq).toBe(10);
  expect(sequences.store(at(11, 10)).seq).toBe(12);
});

it("store() keeps boots and senders apart", () => {
  const sequences = new Sequences();
  sequences.store(at(1));
  expect(sequences.store({ ...at(2), boot: 2 })).toEqual({ source: "dev/a", boot: 2, seq: 0 });
  expect(sequences.store({ ...at(1), source: "dev/b" }).seq).toBe(1);
  expect(sequences.store(at(2)).seq).toBe(2);
});

// Oracle: the definition itself, over a set.
it("store() reaches the highest number without a gap in any order, over restarts, and never goes back", () => {
  const messages = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(messages, fc.nat(60), (numbers, restart) => {
      let sequences = new Sequences();
      const stored = new Set<number>();
      let before = 0;
      numbers.forEach((seq, i) => {
        if (i === restart) sequences = Sequences.from(JSON.parse(JSON.stringify(sequences.save())));
        stored.add(seq);
        let reached = 0;
        while (stored.has(reached + 1)) reached++;
        const { seq: said } = sequences.store(at(seq));
        expect(said).toBe(reached);
        expect(said).toBeGreaterThanOrEqual(before);
        before = said;
      });
    }),
  );
});
