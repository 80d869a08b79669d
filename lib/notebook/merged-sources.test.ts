import { expect, it } from "vitest";
import { mergedSources } from "./merged-sources.ts";

const line = { source: "KEPCO", quality: "measured", published: "2025-03", published_stated: true };

it("mergedSources() says each source once, from its earliest to its latest day, and keeps apart what differs in more than days", () => {
  const days = { ...line, first: "2024-01-01", last: "2024-12-31" };
  const months = { ...line, first: "2022-01", last: "2024-12" };
  const synthetic = { ...days, quality: "synthetic" };
  const later = { ...days, published: "2025-04" };
  expect(mergedSources([days, synthetic, months, later])).toEqual([
    { ...line, first: "2022-01", last: "2024-12-31" },
    synthetic,
    later,
  ]);
  const timeless = { ...line, first: null, last: null };
  const others = { ...timeless, source: "boundaries" };
  expect(mergedSources([others, timeless, days])).toEqual([days, others]);
  expect(mergedSources([])).toEqual([]);
});
