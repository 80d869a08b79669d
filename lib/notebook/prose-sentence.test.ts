import { describe, expect, it } from "vitest";
import { parseProse } from "./parse-prose.ts";
import { proseSentence } from "./prose-sentence.ts";

const value = (text: string) => ({ text, query: "use" });
const bound = {
  values: { most: value("4.2 %"), region: value("Jeju"), unsaid: value("1") },
  claims: { less: { text: "3 against 5", holds: true, states: "Less.", query: "use" } },
} as never;

const prose = parseProse(
  [
    '# What <Value name="region" /> says',
    "",
    'First words. The most is <Value name="most" /> in <Value name="region" />. Last words.',
    "",
    "- One.",
    '- Two; <Claim name="less">fewer than before</Claim>.',
  ].join("\n"),
  "notebook.en.mdx",
);

describe("proseSentence()", () => {
  it.each([
    ["values", "most", "The most is … in Jeju."],
    ["values", "region", "What … says"],
    ["claims", "less", "Two; fewer than before (…)."],
  ] as const)("gives the sentence of %s %s with a gap for it alone", (kind, name, sentence) => {
    expect(proseSentence(prose, { kind, name }, bound, "…")).toBe(sentence);
  });

  it("gives none for what the prose does not bind, or nobody knows", () => {
    expect(proseSentence(prose, { kind: "values", name: "unsaid" }, bound, "…")).toBeUndefined();
    expect(proseSentence(prose, { kind: "claims", name: "most" }, bound, "…")).toBeUndefined();
  });
});
