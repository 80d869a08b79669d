import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { parseProse } from "./parse-prose.ts";
import { cellNames } from "./prose.ts";

const read = (source: string) => parseProse(source, "notebook.en.mdx");

describe("parseProse()", () => {
  it("reads Markdown and cells into a tree that survives JSON", () => {
    const prose = read(
      '## Size\n\nRaw **error** grows: <Value name="rho" />.\n\n<Columns>\n<Column>\n\n<Figure name="map" />\n\n</Column>\n</Columns>\n',
    );
    expect(prose).toEqual([
      { type: "heading", depth: 2, children: [{ type: "text", value: "Size" }] },
      {
        type: "paragraph",
        children: [
          { type: "text", value: "Raw " },
          { type: "strong", children: [{ type: "text", value: "error" }] },
          { type: "text", value: " grows: " },
          { type: "cell", cell: "Value", name: "rho", children: [] },
          { type: "text", value: "." },
        ],
      },
      {
        type: "cell",
        cell: "Columns",
        children: [
          { type: "cell", cell: "Column", children: [{ type: "cell", cell: "Figure", name: "map", children: [] }] },
        ],
      },
    ]);
    expect(JSON.parse(JSON.stringify(prose))).toEqual(prose);
    expect(cellNames(prose, "Figure")).toEqual(["map"]);
  });

  it("reads tables, lists, links, quotes and code", () => {
    const prose = read("| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- [two](https://example.org)\n\n> `three`\n\n---\n");
    expect(prose.map(({ type }) => type)).toEqual(["table", "list", "quote", "rule"]);
    expect(prose[0]).toMatchObject({
      children: [{ children: [{ type: "headCell" }, {}] }, { children: [{ type: "dataCell" }, {}] }],
    });
  });

  it.each([
    ["an expression", "One {1 + 1}\n"],
    ["an import", 'import x from "./x.ts"\n\nOne\n'],
    ["an unknown cell", "<Script />\n"],
    ["an attribute that runs", "<Figure name={x} />\n"],
    ["an attribute it does not know", '<Figure name="map" onClick="x" />\n'],
    ["a link that runs", "[one](javascript:alert)\n"],
    ["a link to another host without a scheme", "[one](//example.org)\n"],
    ["an image", "![one](x.png)\n"],
    ["a cell that is not closed", "<Columns>\n\nOne\n"],
  ])("refuses %s and names the file and the line", (_, source) => {
    expect(() => read(`First.\n\n${source}`)).toThrow(UserError);
    expect(() => read(`First.\n\n${source}`)).toThrow(/notebook\.en\.mdx.*line [3-5]/);
  });
});
