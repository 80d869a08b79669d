import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "#lib/notebook/language.ts";
import type { PageContent, SourceLine } from "#lib/notebook/page-content.ts";
import { boundValues } from "#lib/notebook/pins/bound-values.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import type { FigureProvenance } from "#lib/plot/export/provenance.ts";
import { standaloneSvg } from "#lib/plot/export/standalone-svg.ts";
import { parseTokens, type Theme, type Tokens } from "#lib/plot/export/tokens.ts";
import { messages } from "../_ui/messages.ts";
import { qualityMessages } from "../_ui/messages-quality.ts";
import { qualityParts } from "../_ui/quality-parts.ts";
import { projectFolder } from "./site.ts";

/** A figure of a pin that is asked for. */
export interface AskedFigure {
  readonly pin: Pin;
  readonly page: PageContent;
  readonly name: string;
  /** Address of this site, as its reader sees it. */
  readonly origin: string;
}

let tokens: Promise<Tokens> | undefined;

/** The colours of the site's own stylesheet. */
function siteTokens(): Promise<Tokens> {
  tokens ??= readFile(path.join(projectFolder(), "app/tokens.css"), "utf8").then(parseTokens);
  return tokens;
}

/** A pinned figure in its frame, as an SVG that needs nothing else. */
export async function pinnedFigureSvg(asked: AskedFigure, theme: Theme): Promise<string> {
  const { pin, page, name } = asked;
  const figure = page.figures[name];
  if (!figure) throw new TypeError(`Cannot draw ${name} as the pin ${pin.id} has no such figure`);
  const say = messages(page.language);
  const isSynthetic = page.sources.some(({ quality }) => quality === "synthetic");
  return standaloneSvg(
    {
      ...figure,
      svg: page.drawings[name],
      ...(isSynthetic ? { tag: say.synthetic } : {}),
      missing: say.missing,
      footer: [
        `${say.source}: ${page.sources.map(sourceText).join("; ")}`,
        ...qualityLine(page, name),
        `${say.snapshot} ${pin.snapshot.slice(0, 8)} · ${permalink(asked).replace(/^https?:\/\//, "")}`,
      ],
      language: page.language,
    },
    { tokens: await siteTokens(), theme },
    figureProvenance(asked),
  );
}

/** What the page says of the figure's quality; no line where all is measured. */
function qualityLine({ figures, sources, language }: PageContent, name: string): string[] {
  const parts = qualityParts(figures[name]?.quality, sources, language).map(({ text }) => text);
  return parts.length > 0 ? [`${qualityMessages(language).quality}: ${parts.join(" · ")}`] : [];
}

export function permalink({ pin, origin }: Pick<AskedFigure, "pin" | "origin">): string {
  return `${origin}/p/${pin.id}`;
}

export function sourceText({ source, first, last }: SourceLine): string {
  return first === null ? source : `${source}, ${first} – ${last}`;
}

/** What an exported figure knows of itself. */
export function figureProvenance(asked: AskedFigure): FigureProvenance {
  const { pin, page, name } = asked;
  const queries = page.figures[name]?.queries ?? [];
  return {
    permalink: permalink(asked),
    pin: pin.id,
    analysis: pin.slug,
    figure: name,
    snapshot: pin.snapshot,
    code: pin.code.hash,
    inputs: boundValues(pin),
    sql: Object.fromEntries(queries.map((query) => [query, pin.queries[query]?.sql ?? ""])),
    source: page.sources.map(sourceText),
  };
}

/** The language of an asset: as its address says, else English, so that one address is one file. */
export function assetLanguage(search: URLSearchParams): Language {
  return search.get("lang") === "ko" ? "ko" : "en";
}
