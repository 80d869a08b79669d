import { slidesOf } from "./deck.ts";
import type { Prose } from "./prose.ts";

/** One claim of a brief: the section it is from, and the figure that shows it. */
export interface BriefPart {
  readonly heading: Prose;
  readonly figure: string;
}

/** What leadership reads: the standfirst, then one figure a section. */
export interface Brief {
  readonly standfirst: Prose;
  readonly parts: readonly BriefPart[];
}

/** Shortens prose to its standfirst and the first figure of each section; a section with the cover shows that, and comes first. */
export function briefOf(prose: Prose, cover?: string): Brief {
  const [title, ...slides] = slidesOf(prose);
  const sections = new Map<Prose, string[]>();
  for (const { heading, figure } of slides) {
    if (figure !== undefined) sections.set(heading, [...(sections.get(heading) ?? []), figure]);
  }
  const parts = [...sections].map(([heading, figures]) => ({
    heading,
    figure: figures.find((name) => name === cover) ?? (figures[0] as string),
  }));
  const first = parts.findIndex(({ figure }) => figure === cover);
  const moved = first > 0 ? [parts[first] as BriefPart, ...parts.toSpliced(first, 1)] : parts;
  return { standfirst: title?.body ?? [], parts: moved };
}
