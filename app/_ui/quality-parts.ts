import type { Language } from "#lib/notebook/language.ts";
import type { SourceLine } from "#lib/notebook/page-content.ts";
import type { Ink, Quality } from "#lib/notebook/quality.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { qualityMessages } from "./messages-quality.ts";

/** One thing that is said of a figure's quality, and the ink that shows it. */
export interface QualityPart {
  readonly ink: Ink | "missing" | "none";
  readonly text: string;
}

/** What is said of a figure's quality, and of its sources where some are synthetic. */
export function qualityParts(
  quality: Quality | undefined,
  sources: readonly Pick<SourceLine, "quality" | "first">[],
  language: Language,
): readonly QualityPart[] {
  const say = qualityMessages(language);
  const number = new Intl.NumberFormat(language);
  // What is little is not nothing.
  const percent = (share: number) => (share < 0.0005 ? "< 0.1 %" : formatPercent(share, language));
  const shares = Object.entries(quality?.shares ?? {}) as [Ink, number][];
  const said: QualityPart[] = shares.map(([ink, share]) => ({ ink, text: say.share(percent(share), ink) }));
  if (quality?.missing !== undefined) {
    said.push({ ink: "missing", text: say.missing(number.format(quality.missing), number.format(quality.rows)) });
  }
  if (quality?.partial !== undefined) said.push({ ink: "none", text: say.partial(number.format(quality.partial)) });
  // Outlines of a map make no series less synthetic: what has no time counts where nothing has one.
  const dated = sources.filter(({ first }) => first !== null);
  const counted = dated.length > 0 ? dated : sources;
  const synthetic = counted.filter((source) => source.quality === "synthetic").length;
  if (synthetic > 0 && quality?.shares?.synthetic === undefined) {
    // Rows that say of all of themselves what they are come from somewhere else than the sources that are listed.
    const told = shares.reduce((sum, [, share]) => sum + share, 0);
    const isAll = synthetic === counted.length && told < 1 - 1e-9;
    said.push({ ink: "synthetic", text: isAll ? say.allSynthetic : say.someSynthetic });
  }
  return said;
}
