import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analysis as real } from "#analyses/regional-forecast-error/analysis.ts";
import { fixtureLake } from "#analyses/regional-forecast-error/lake-fixture.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { temporaryFolder } from "#lib/lake/test-lake.ts";
import type { Analysis } from "./analysis.ts";
import { analysisProblems, checkAnalyses } from "./check.ts";
import { judgeClaims } from "./check-claims.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "analyses/regional-forecast-error");
const sound = real as unknown as Analysis;

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

/** The analysis with one claim that always judges so. */
function judging(name: string, holds: boolean | null): Analysis {
  const claim = sound.claims?.[name];
  if (!claim) throw new TypeError(`there is no claim ${name}`);
  return { ...sound, claims: { ...sound.claims, [name]: { ...claim, holds: () => holds } } };
}

describe("judgeClaims()", () => {
  it("names file, line, sentence and comparison of a claim that the rows contradict, in both languages", async () => {
    const { broken } = await judgeClaims(judging("combBeatsNaive", false), folder, snapshot);
    const source = await readFile(path.join(folder, "notebook.en.mdx"), "utf8");
    const line = source.slice(0, source.indexOf('<Claim name="combBeatsNaive"')).split("\n").length;
    expect(broken.filter((each) => each.includes("comb")).map((each) => each.split("“")[0])).toEqual([
      `notebook.en.mdx:${line}: `,
      expect.stringMatching(/^notebook\.ko\.mdx:\d+: $/),
    ]);
    expect(broken.find((each) => each.includes("comb missed"))).toMatch(
      /“The default comb missed less than repeating the month before \(.+\)\.” is not supported by the data\. It states: Over all regions/,
    );
  });

  it("keeps a claim that cannot be judged apart from one that does not hold", async () => {
    const { broken, unjudged } = await judgeClaims(judging("combBeatsNaive", null), folder, snapshot);
    expect(unjudged).toContain("combBeatsNaive");
    expect(broken.join()).not.toContain("comb missed");
    const held = await judgeClaims(judging("combBeatsNaive", true), folder, snapshot);
    expect(held.unjudged).not.toContain("combBeatsNaive");
  });
});

describe("checkAnalyses()", () => {
  it("judges claims by a snapshot, and says nothing of them without one", async () => {
    const [bare] = await checkAnalyses(root);
    expect(bare?.unjudged).toBeUndefined();
    const judged = (await checkAnalyses(root, snapshot)).find(({ slug }) => slug === "regional-forecast-error");
    // The fixture has five regions: too few for the top ten.
    expect(judged?.unjudged).toContain("mayIsIndustrial");
  });
});

describe("analysisProblems()", () => {
  it("names a bare number, a claim that is not declared, and one that is not made", async () => {
    const copy = path.join(await temporaryFolder(), "regional-forecast-error");
    await cp(folder, copy, { recursive: true });
    const file = path.join(copy, "notebook.en.mdx");
    const source = await readFile(file, "utf8");
    await writeFile(file, `${source.replace('name="combBeatsNaive"', 'name="gone"')}\nOver 200 of them.\n`);
    const line = source.split("\n").length + 1;
    expect(await analysisProblems(sound, copy)).toEqual([
      "regional-forecast-error: notebook.en.mdx claims gone, which is no claim of claims.ts",
      "regional-forecast-error: notebook.en.mdx leaves out the claim combBeatsNaive",
      `regional-forecast-error: notebook.en.mdx:${line}: “200” is a number that no query stands behind: bind it with <Value> or <Claim>`,
    ]);
  });

  it("names a claim without a language or a query", async () => {
    const claims = { ...judging("combBeatsNaive", true).claims } as NonNullable<Analysis["claims"]>;
    const claim = claims.combBeatsNaive as (typeof claims)[string];
    const broken = { ...claims, combBeatsNaive: { ...claim, query: "gone", states: { en: "So.", ko: "" } } };
    expect(await analysisProblems({ ...sound, claims: broken }, folder)).toEqual([
      "regional-forecast-error: what the claim combBeatsNaive states has no ko text",
      "regional-forecast-error: claim combBeatsNaive is bound to gone, which is no query",
    ]);
  });
});
