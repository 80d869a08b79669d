/** The cells that prose may hold beside Markdown. */
export const CELLS = [
  "Arrays",
  "Claim",
  "Column",
  "Columns",
  "Figure",
  "Inputs",
  "Solve",
  "Sources",
  "Standfirst",
  "Value",
] as const;

export type CellName = (typeof CELLS)[number];

/** Prose as data: it can be shown without running anything, kept in a pin, cut into slides and searched for bare numbers. */
export type ProseNode =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "code"; readonly value: string }
  | { readonly type: "inlineCode"; readonly value: string }
  | { readonly type: "break" }
  | { readonly type: "rule" }
  | { readonly type: "heading"; readonly depth: number; readonly children: Prose }
  | { readonly type: "list"; readonly ordered: boolean; readonly children: Prose }
  | { readonly type: "link"; readonly url: string; readonly children: Prose }
  | { readonly type: Wrapping; readonly children: Prose }
  | { readonly type: "cell"; readonly cell: CellName; readonly name?: string; readonly children: Prose };

export type Wrapping =
  | "paragraph"
  | "emphasis"
  | "strong"
  | "delete"
  | "item"
  | "quote"
  | "table"
  | "row"
  | "headCell"
  | "dataCell";

export type Prose = readonly ProseNode[];

/** Every node of prose, in reading order. */
export function* walkProse(prose: Prose): Generator<ProseNode> {
  for (const node of prose) {
    yield node;
    if ("children" in node) yield* walkProse(node.children);
  }
}

/** The names that cells of one kind bind, in reading order. */
export function cellNames(prose: Prose, kind: CellName): string[] {
  return [...walkProse(prose)].flatMap((node) =>
    node.type === "cell" && node.cell === kind && node.name ? node.name : [],
  );
}
