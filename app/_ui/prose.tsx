"use client";
import type { ComponentType, ReactNode } from "react";
import { memo } from "react";
import type { CellName, ProseNode, Prose as ProseTree } from "#lib/notebook/prose.ts";

/** How each cell is shown; a cell that is left out shows what it holds. */
export type CellViews = Readonly<
  Partial<Record<CellName, ComponentType<{ readonly name: string; readonly children: ReactNode }>>>
>;

interface ProseProps {
  readonly prose: ProseTree;
  readonly cells: CellViews;
}

/** Prose as elements, its cells as the caller shows them. The words stay as they are while the page's state moves, but for what cells say. */
export const Prose = memo(function Prose({ prose, cells }: ProseProps): ReactNode {
  return prose.map((node, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: prose does not change its order
    <Node key={i} node={node} cells={cells} />
  ));
});

function Node({ node, cells }: { readonly node: ProseNode; readonly cells: CellViews }): ReactNode {
  if (node.type === "text") return node.value;
  if (node.type === "break") return <br />;
  if (node.type === "rule") return <hr />;
  if (node.type === "inlineCode") return <code>{node.value}</code>;
  if (node.type === "code") {
    return (
      <pre>
        <code>{node.value}</code>
      </pre>
    );
  }
  const inside = <Prose prose={node.children} cells={cells} />;
  switch (node.type) {
    case "cell": {
      const Cell = cells[node.cell];
      return Cell ? <Cell name={node.name ?? ""}>{inside}</Cell> : inside;
    }
    case "heading": {
      const Heading = `h${Math.min(6, Math.max(2, node.depth))}` as "h2";
      return <Heading>{inside}</Heading>;
    }
    case "link":
      return <a href={node.url}>{inside}</a>;
    case "list":
      return node.ordered ? <ol>{inside}</ol> : <ul>{inside}</ul>;
    case "table":
      return (
        <table>
          <tbody>{inside}</tbody>
        </table>
      );
    default: {
      const Element = ELEMENTS[node.type];
      return <Element>{inside}</Element>;
    }
  }
}

const ELEMENTS = {
  paragraph: "p",
  emphasis: "em",
  strong: "strong",
  delete: "del",
  item: "li",
  quote: "blockquote",
  row: "tr",
  headCell: "th",
  dataCell: "td",
} as const;
