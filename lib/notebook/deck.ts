import type { Prose, ProseNode } from "./prose.ts";
import { walkProse } from "./prose.ts";

/** One slide: what it shows, and what its speaker says. */
export interface Slide {
  readonly kind: "title" | "figure" | "text" | "end";
  /** The figure it shows; only on a slide of that kind. */
  readonly figure?: string;
  /** The heading of the section it is from. */
  readonly heading: Prose;
  /** Prose on the slide itself. */
  readonly body: Prose;
  /** Prose around its figure. */
  readonly notes: Prose;
}

interface Section {
  readonly heading: Prose;
  readonly blocks: ProseNode[];
}

/** Characters of prose that a slide without a figure holds; what is more goes on the next. */
const LONGEST_BODY = 620;

/**
 * Cuts prose into slides: title and standfirst, one figure a slide with the prose around it as notes, a section without a
 * figure as text, and an end. All prose is on a slide or in notes, every figure on one slide.
 */
export function slidesOf(prose: Prose): Slide[] {
  const blocks = flatten(prose);
  const standfirst = blocks.filter((node) => isCell(node, "Standfirst"));
  const shown = new Set<string>();
  const slides = sectionsOf(blocks.filter((node) => !isCell(node, "Standfirst"))).flatMap((section) =>
    sectionSlides(section, shown),
  );
  return [
    { kind: "title", heading: [], body: standfirst, notes: [] },
    ...slides,
    { kind: "end", heading: [], body: [], notes: [] },
  ];
}

const OWN_BLOCK = ["Figure", "Standfirst"];

/** Blocks in reading order, with each figure one of its own, whatever held it. */
function flatten(prose: Prose): ProseNode[] {
  return prose.flatMap((node) => {
    if (!("children" in node) || OWN_BLOCK.some((cell) => isCell(node, cell))) return [node];
    const holds = [...walkProse([node])].some((inner) => OWN_BLOCK.some((cell) => isCell(inner, cell)));
    const isLayout = isCell(node, "Columns") || isCell(node, "Column");
    return holds || isLayout ? asBlocks(flatten(node.children)) : [node];
  });
}

const INLINE = new Set(["text", "inlineCode", "break", "link", "emphasis", "strong", "delete"]);

/** Words that stood beside a figure become paragraphs. */
function asBlocks(nodes: readonly ProseNode[]): ProseNode[] {
  const blocks: ProseNode[] = [];
  let words: ProseNode[] = [];
  const close = () => {
    if (words.some((node) => textLength([node]) > 0 || node.type === "cell"))
      blocks.push({ type: "paragraph", children: words });
    words = [];
  };
  for (const node of nodes) {
    if (INLINE.has(node.type) || isCell(node, "Value") || isCell(node, "Claim")) words.push(node);
    else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

/** Cells by which a page is worked with or proved: no slide tells of them. */
const NOT_TOLD = ["Arrays", "Inputs", "Solve", "Sources"];

function sectionsOf(blocks: readonly ProseNode[]): Section[] {
  const sections: Section[] = [{ heading: [], blocks: [] }];
  for (const node of blocks) {
    if (node.type === "heading") sections.push({ heading: node.children, blocks: [] });
    else if (!NOT_TOLD.some((cell) => isCell(node, cell)) && node.type !== "rule") sections.at(-1)?.blocks.push(node);
  }
  return sections;
}

function sectionSlides({ heading, blocks }: Section, shown: Set<string>): Slide[] {
  const slides: Slide[] = [];
  let words: ProseNode[] = [];
  for (const node of blocks) {
    if (node.type !== "cell" || node.cell !== "Figure" || !node.name) words.push(node);
    else if (!shown.has(node.name)) {
      shown.add(node.name);
      slides.push({ kind: "figure", figure: node.name, heading, body: [], notes: words });
      words = [];
    }
  }
  const last = slides.pop();
  if (last) return [...slides, { ...last, notes: [...last.notes, ...words] }];
  if (words.length === 0 && heading.length === 0) return [];
  return bodies(words).map((body) => ({ kind: "text", heading, body, notes: [] }));
}

function bodies(words: readonly ProseNode[]): Prose[] {
  const found: ProseNode[][] = [[]];
  for (const node of words) {
    const body = found.at(-1) as ProseNode[];
    if (body.length > 0 && textLength(body) + textLength([node]) > LONGEST_BODY) found.push([node]);
    else body.push(node);
  }
  return found;
}

/** Characters of prose without those of its numbers, which are short. */
export function textLength(prose: Prose): number {
  let length = 0;
  for (const node of walkProse(prose)) if ("value" in node) length += node.value.trim().length;
  return length;
}

function isCell(node: ProseNode, cell: string): boolean {
  return node.type === "cell" && node.cell === cell;
}
