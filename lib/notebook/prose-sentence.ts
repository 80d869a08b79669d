import type { PageContent } from "./page-content.ts";
import type { Prose } from "./prose.ts";
import { proseText } from "./prose-text.ts";

type Bound = Pick<PageContent, "values" | "claims">;

const MARK = "\u0001";
const BLOCKS = new Set(["paragraph", "heading", "dataCell", "headCell"]);

/** The sentence of the prose that binds a value or a claim, its numbers filled in, `text` in the place of this one. */
export function proseSentence(
  prose: Prose,
  of: { readonly kind: keyof Bound; readonly name: string },
  bound: Bound,
  text: string,
): string | undefined {
  const known = bound[of.kind][of.name];
  if (!known) return undefined;
  const marked = { ...bound, [of.kind]: { ...bound[of.kind], [of.name]: { ...known, text: MARK } } };
  const block = blockWithMark(prose, marked);
  const sentences = block && proseText(block, marked).split(/(?<=[.!?。])\s+/);
  return sentences?.find((sentence) => sentence.includes(MARK))?.replaceAll(MARK, text);
}

/** What the smallest paragraph, heading or cell of a table holds that has the mark. */
function blockWithMark(prose: Prose, marked: Bound): Prose | undefined {
  for (const node of prose) {
    if (!proseText([node], marked).includes(MARK)) continue;
    if (!("children" in node)) return [node];
    if (BLOCKS.has(node.type)) return node.children;
    return blockWithMark(node.children, marked) ?? [node];
  }
  return undefined;
}
