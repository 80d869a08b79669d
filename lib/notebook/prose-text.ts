import type { LiveValue } from "./analysis.ts";
import type { Prose, ProseNode } from "./prose.ts";

/** Prose as plain text, its numbers filled in. */
export function proseText(prose: Prose, values: Readonly<Record<string, LiveValue>>): string {
  return prose
    .map((node) => nodeText(node, values))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function nodeText(node: ProseNode, values: Readonly<Record<string, LiveValue>>): string {
  if ("value" in node) return node.value;
  if (node.type === "cell" && node.cell === "Value") return values[node.name ?? ""]?.text ?? "";
  if (!("children" in node)) return " ";
  const inside = node.children.map((child) => nodeText(child, values)).join("");
  return ["paragraph", "heading", "item", "dataCell", "headCell", "quote"].includes(node.type) ? `${inside} ` : inside;
}
