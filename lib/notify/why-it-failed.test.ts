import { describe, expect, it } from "vitest";
import { whyItFailed } from "./why-it-failed.ts";

describe("whyItFailed()", () => {
  it.each<[string, unknown, readonly string[], string]>([
    ["an error's words", new Error("connect ECONNREFUSED"), [], "connect ECONNREFUSED"],
    ["one line of it", new Error("a\r\nb\u2028c"), [], "a b c"],
    ["no secret", new Error("535 bad: hunter2"), ["hunter2"], "535 bad: …"],
    ["no secret that holds another", new Error("hunter22"), ["hunter2", "hunter22"], "…"],
    [
      "no password of an address",
      new Error("at smtp://me:pa$$@mail.example.org:25"),
      [],
      "at smtp://…@mail.example.org:25",
    ],
    ["the first of several", new AggregateError([new Error("one"), new Error("two")]), [], "one"],
    ["what is no error", "thrown", [], "thrown"],
    ["no more than a little", new Error("x".repeat(1000)), [], "x".repeat(300)],
  ])("gives %s", (_, error, secrets, words) => {
    expect(whyItFailed(error, secrets)).toBe(words);
  });
});
