import { describe, expect, it } from "vitest";
import { languageOf, liveText } from "./language.ts";

describe("languageOf()", () => {
  it.each([
    ["lang in the URL before all else", "ko", "en-GB,en;q=0.9", "ko"],
    ["lang in the URL", "en", "ko", "en"],
    ["Accept-Language where the URL is silent", null, "ko-KR,ko;q=0.9,en;q=0.8", "ko"],
    ["the first language it speaks", undefined, "fr-CH, KO;q=0.9, en;q=0.8", "ko"],
    ["Accept-Language where lang is none it speaks", "tlh", "ko", "ko"],
    ["English where nobody asks", null, null, "en"],
    ["English where nothing fits", "", "fr,de;q=0.5,*;q=0.1", "en"],
  ])("takes %s", (_, lang, accepted, language) => {
    expect(languageOf(lang, accepted)).toBe(language);
  });
});

describe("liveText()", () => {
  const text = { en: "static", ko: (count: number) => `${count}개` };
  it("gives a text as it is, and makes one that depends on what is shown", () => {
    expect(liveText(text, "en", 3)).toBe("static");
    expect(liveText(text, "ko", 3)).toBe("3개");
  });
});
