import { expect, it } from "vitest";
import { foundTexts } from "./found-texts.ts";

it("foundTexts() says when, in both languages, and nothing of what was not found", () => {
  const at = Date.parse("2026-03-02T14:00:00+09:00");
  const found = { changes: [at], outliers: { peers: 5, spells: [{ from: at, to: at + 86_400_000 }] } };
  const odd = { ...found, unusual: [{ from: at, to: at + 3_600_000 }] };
  for (const language of ["en", "ko"] as const) {
    const texts = foundTexts(odd, "Asia/Seoul", language);
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toContain("14:00");
    expect(texts[1]).toContain("5");
  }
  expect(foundTexts({ changes: [], unusual: [], outliers: { peers: 5, spells: [] } }, "Asia/Seoul", "en")).toEqual([]);
  expect(foundTexts({ changes: [], unusual: [], outliers: null }, "Asia/Seoul", "en")).toEqual([]);
});
