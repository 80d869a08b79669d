import type { Nodes, Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { UserError } from "#lib/core/user-error.ts";

import { CELLS, type Prose, type ProseNode, type Wrapping } from "./prose.ts";

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/**
 * Reads `notebook.<language>.mdx`: Markdown and cells, and nothing that would have to be run.
 *
 * @throws {UserError} If it cannot be read, or holds an expression, an import, an unknown cell or HTML: names file and line.
 */
export function parseProse(source: string, file: string): Prose {
  return children(parsed(source, file), file);
}

function parsed(source: string, file: string): Root {
  try {
    return parser.parse(source);
  } catch (cause) {
    const { line, reason = String(cause) } = cause as { line?: number; reason?: string };
    const at = line ?? /\((\d+):/.exec(reason)?.[1];
    throw new UserError(`Cannot read ${file}${at ? `, line ${at}` : ""}: ${reason}`, { cause });
  }
}

function children(node: { readonly children: readonly Nodes[] }, file: string): Prose {
  return node.children.map((child) => proseNode(child, file));
}

const WRAPPING: Readonly<Partial<Record<Nodes["type"], Wrapping>>> = {
  paragraph: "paragraph",
  emphasis: "emphasis",
  strong: "strong",
  delete: "delete",
  listItem: "item",
  blockquote: "quote",
};

function proseNode(node: Nodes, file: string): ProseNode {
  switch (node.type) {
    case "text":
      return { type: "text", value: node.value };
    case "code":
    case "inlineCode":
      return { type: node.type, value: node.value };
    case "break":
      return { type: "break" };
    case "thematicBreak":
      return { type: "rule" };
    case "heading":
      return { type: "heading", depth: node.depth, children: children(node, file) };
    case "list":
      return { type: "list", ordered: node.ordered === true, children: children(node, file) };
    case "link":
      return { type: "link", url: safeUrl(node.url, node, file), children: children(node, file) };
    case "table":
      return { type: "table", children: node.children.map((row, i) => tableRow(row, i === 0, file)) };
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return cell(node, file);
  }
  const wrapping = WRAPPING[node.type];
  if (wrapping && "children" in node) return { type: wrapping, children: children(node, file) };
  throw refused(`${node.type} may not stand in prose: it holds Markdown and cells, nothing that runs`, node, file);
}

function tableRow(
  row: { readonly children: readonly { readonly children: readonly Nodes[] }[] },
  isHead: boolean,
  file: string,
): ProseNode {
  return {
    type: "row",
    children: row.children.map((each) => ({ type: isHead ? "headCell" : "dataCell", children: children(each, file) })),
  };
}

function cell(node: MdxJsxFlowElement | MdxJsxTextElement, file: string): ProseNode {
  const known = CELLS.find((name) => name === node.name);
  if (!known) throw refused(`<${node.name ?? ""}> is no cell: there are ${CELLS.join(", ")}`, node, file);
  const [attribute, ...more] = node.attributes;
  if (more.length > 0) throw refused(`<${known}> takes no more than a name`, node, file);
  const inside = children(node as { children: readonly Nodes[] }, file);
  if (!attribute) return { type: "cell", cell: known, children: inside };
  if (attribute.type !== "mdxJsxAttribute" || attribute.name !== "name" || typeof attribute.value !== "string") {
    throw refused(`<${known}> takes nothing but name="…"`, node, file);
  }
  return { type: "cell", cell: known, name: attribute.value, children: inside };
}

function safeUrl(url: string, node: Nodes, file: string): string {
  if (/^(https?:|mailto:|\/(?!\/)|#|\?)/i.test(url)) return url;
  throw refused(`a link goes to http(s), mailto or a place of this site: current value is ${url}`, node, file);
}

function refused(what: string, node: Nodes, file: string): UserError {
  return new UserError(`Cannot read ${file}, line ${node.position?.start.line ?? "?"}, as ${what}`);
}
