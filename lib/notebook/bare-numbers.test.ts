import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { bareNumbers } from "./bare-numbers.ts";
import { LANGUAGES } from "./language.ts";
import { scaffoldFiles } from "./scaffold-files.ts";

const texts = (source: string, language: "en" | "ko") => bareNumbers(source, language).map(({ text }) => text);

describe("bareNumbers()", () => {
  it.each([
    ["The 80 % intervals", ["80 %"]],
    ["It rose by 3.5% in 2024.", ["3.5%", "2024"]],
    ["published two to four months late", ["two", "four"]],
    ["Half of them, twice a dozen", ["Half", "twice", "dozen"]],
    ["from -4 to 1,200 kWh", ["-4", "1,200"]],
  ])("finds the numbers of “%s”", (source, found) => {
    expect(texts(source, "en")).toEqual(found);
  });

  it.each([
    ["두 달에서 넉 달 늦게", ["두 달", "넉 달"]],
    ["지역의 절반이 3배로", ["절반", "3"]],
    ["80 % 예측구간", ["80 %"]],
    ["삼 년 동안 세 배", ["삼 년", "세 배"]],
  ])("finds the numbers of “%s” in Korean", (source, found) => {
    expect(texts(source, "ko")).toEqual(found);
  });

  it("leaves alone cells, code, addresses, numerals of lists and names", () => {
    const source =
      '<Value name="lo80" /> `naive2` [here](https://example.org/2024/5)\n1. Of M4, CO2 and Naive2\n```sql\nSELECT 1\n```\nOne region, the second number.';
    expect(texts(source, "en")).toEqual([]);
    expect(texts("5월과 8월의 두 번째 그림, 한 지역, 이 달의 사용량", "ko")).toEqual([]);
  });

  it("names the line", () => {
    expect(bareNumbers("```\n1\n```\n\nAll of\n`12`, or 13.", "en")).toEqual([{ line: 6, text: "13" }]);
  });
});

describe("shipped prose", () => {
  const folder = path.resolve(import.meta.dirname, "../../analyses");
  const entries = readdirSync(folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);

  it.each(LANGUAGES)("holds no bare number in %s, nor does that of a new analysis", (language) => {
    expect(slugs).toContain("regional-forecast-error");
    const file = `notebook.${language}.mdx`;
    const sources = slugs.map((slug) => readFileSync(path.join(folder, slug, file), "utf8"));
    for (const source of [...sources, scaffoldFiles("trial")[file] ?? "missing 1"]) {
      expect(source).toContain("<Value");
      expect(bareNumbers(source, language)).toEqual([]);
    }
  });
});
