import type { PageContent } from "./page-content.ts";
import type { Prose, ProseNode } from "./prose.ts";

type Bound = Pick<PageContent, "values" | "claims">;

/** Prose as plain text, its numbers filled in. */
export function proseText(prose: Prose, bound: Bound): string {
  return prose
    .map((node) => nodeText(node, bound))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function nodeText(node: ProseNode, bound: Bound): string {
  if ("value" in node) return node.value;
  const name = "name" in node ? (node.name ?? "") : "";
  if (node.type === "cell" && node.cell === "Value") return bound.values[name]?.text ?? "";
  if (!("children" in node)) return " ";
  const inside = node.children.map((child) => nodeText(child, bound)).join("");
  if (node.type === "cell" && node.cell === "Claim") return `${inside} (${bound.claims[name]?.text ?? ""})`;
  return ["paragraph", "heading", "item", "dataCell", "headCell", "quote"].includes(node.type) ? `${inside} ` : inside;
}
