import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Slide } from "./deck.ts";
import { slidesOf } from "./deck.ts";
import { LANGUAGES } from "./language.ts";
import { parseProse } from "./parse-prose.ts";
import type { Prose } from "./prose.ts";
import { cellNames, walkProse } from "./prose.ts";

function wordsOf(prose: Prose): string[] {
  return [...walkProse(prose)].flatMap((node) => {
    if ("value" in node && node.value.trim() !== "") return node.value;
    return node.type === "cell" && node.cell === "Value" ? `<${node.name}>` : [];
  });
}

/** Headings stand on each slide of their section: they are counted once. */
function deckWords(slides: readonly Slide[]): string[] {
  const headings = new Set<Prose>();
  return slides.flatMap(({ heading, body, notes }) => {
    const isNew = !headings.has(heading);
    headings.add(heading);
    return wordsOf([...(isNew ? heading : []), ...body, ...notes]);
  });
}

const figures = (slides: readonly Slide[]) => slides.flatMap(({ figure }) => figure ?? []);

async function everyProse(): Promise<[string, Prose][]> {
  const root = path.join(import.meta.dirname, "../../analyses");
  const slugs = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = slugs.flatMap(({ name }) =>
    LANGUAGES.map((language) => path.join(root, name, `notebook.${language}.mdx`)),
  );
  return Promise.all(
    files.map(async (file): Promise<[string, Prose]> => [file, parseProse(await readFile(file, "utf8"), file)]),
  );
}

const AWKWARD = `Before all.

<Standfirst>Said <Value name="a" /> first.</Standfirst>

<Inputs />

Words <Figure name="one" /> beside it, *more*.

- in a list

  <Figure name="two" />

## Empty

### Two of them

<Columns><Column>

Left.

<Figure name="three" />

</Column><Column>

<Figure name="one" />

Right.

</Column></Columns>

## Only text

${"A long sentence of a section that has no figure. ".repeat(12)}

${"Another that would not fit beside it on a slide at all. ".repeat(8)}

| a | b |
| - | - |
| 1 | \`c\` |
`;

describe("slidesOf()", () => {
  it("loses no word, no number and no figure of any page, and doubles none", async () => {
    const pages: [string, Prose][] = [...(await everyProse()), ["awkward", parseProse(AWKWARD, "awkward.mdx")]];
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const [file, prose] of pages) {
      const slides = slidesOf(prose);
      expect(deckWords(slides).sort(), file).toEqual(wordsOf(prose).sort());
      expect(figures(slides), file).toEqual([...new Set(cellNames(prose, "Figure"))]);
      expect(cellNames(prose, "Figure").length, file).toBeGreaterThan(1);
    }
  });

  it("begins with the standfirst, ends with an end, and keeps one figure a slide with the words that lead to it", () => {
    const slides = slidesOf(parseProse(AWKWARD, "awkward.mdx"));
    expect(slides.map(({ kind, figure }) => figure ?? kind)).toEqual([
      "title",
      "one",
      "two",
      "text",
      "three",
      "text",
      "text",
      "end",
    ]);
    expect(wordsOf(slides[0]?.body ?? [])).toEqual(["Said ", "<a>", " first."]);
    expect(wordsOf(slides[1]?.notes ?? [])).toEqual(["Before all.", "Words "]);
    expect(wordsOf(slides[2]?.notes ?? []).join("")).toBe(" beside it, more.in a list");
    expect(wordsOf(slides[4]?.notes ?? [])).toEqual(["Left.", "Right."]);
    expect(wordsOf(slides[4]?.heading ?? [])).toEqual(["Two of them"]);
  });

  it("makes a deck of nothing: a title and an end", () => {
    expect(slidesOf([]).map(({ kind }) => kind)).toEqual(["title", "end"]);
  });
});
