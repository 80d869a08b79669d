import type { CellName, Prose, ProseNode } from "../prose.ts";

/** How a cell is written; `inside` is what it holds. */
export type CellHtml = (cell: CellName, name: string, inside: string) => string;

const TAGS = {
  paragraph: "p",
  emphasis: "em",
  strong: "strong",
  delete: "del",
  item: "li",
  quote: "blockquote",
  table: "table",
  row: "tr",
  headCell: "th",
  dataCell: "td",
} as const;

/** Prose as HTML that needs no script. */
export function proseHtml(prose: Prose, cellHtml: CellHtml): string {
  return prose.map((node) => nodeHtml(node, cellHtml)).join("");
}

function nodeHtml(node: ProseNode, cellHtml: CellHtml): string {
  switch (node.type) {
    case "text":
      return escapeHtml(node.value);
    case "inlineCode":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "code":
      return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
    case "break":
      return "<br>";
    case "rule":
      return "<hr>";
  }
  const inside = proseHtml(node.children, cellHtml);
  switch (node.type) {
    case "cell":
      return cellHtml(node.cell, node.name ?? "", inside);
    case "heading": {
      const level = Math.min(6, Math.max(2, node.depth));
      return `<h${level}>${inside}</h${level}>`;
    }
    case "link":
      return `<a href="${escapeHtml(node.url)}">${inside}</a>`;
    case "list":
      return node.ordered ? `<ol>${inside}</ol>` : `<ul>${inside}</ul>`;
    default:
      return `<${TAGS[node.type]}>${inside}</${TAGS[node.type]}>`;
  }
}

/** A text as it stands in HTML, in elements and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
