"use client";
import type { Language } from "#lib/notebook/language.ts";
import type { SourceLine } from "#lib/notebook/page-content.ts";
import type { Ink, Quality } from "#lib/notebook/quality.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { qualityMessages } from "./messages-quality.ts";
import { usePageContext } from "./page-context.ts";

interface Part {
  readonly ink: Ink | "missing" | "none";
  readonly text: string;
}

/** How much of a figure is not simply measured, each kind with the ink that shows it; nothing where all is. */
export function QualityNote({ name }: { readonly name: string }) {
  const { figures, props } = usePageContext();
  const parts = qualityParts(figures[name]?.quality, props.sources, props.language);
  if (parts.length === 0) return null;
  return (
    <p className="quality" title={qualityMessages(props.language).quality}>
      {parts.map(({ ink, text }) => (
        <span key={text}>
          {ink === "none" || ink === "synthetic" ? null : <InkSample ink={ink} />}
          {text}
        </span>
      ))}
    </p>
  );
}

function InkSample({ ink }: { readonly ink: "missing" | "estimated" | "forecast" }) {
  return (
    <svg aria-hidden="true" width="18" height="11">
      {ink === "forecast" ? (
        <path d="M0,5.5H18" className="ink-forecast" />
      ) : (
        <rect width="18" height="11" fill={`url(#hatch-${ink})`} className="swatch" />
      )}
    </svg>
  );
}

/** What is said of a figure's quality, and of its sources where some are synthetic. */
export function qualityParts(
  quality: Quality | undefined,
  sources: readonly Pick<SourceLine, "quality">[],
  language: Language,
): readonly Part[] {
  const say = qualityMessages(language);
  const number = new Intl.NumberFormat(language);
  // What is little is not nothing.
  const percent = (share: number) => (share < 0.0005 ? "< 0.1 %" : formatPercent(share, language));
  const shares = Object.entries(quality?.shares ?? {}) as [Ink, number][];
  const said: Part[] = shares.map(([ink, share]) => ({ ink, text: say.share(percent(share), ink) }));
  if (quality?.missing !== undefined) {
    said.push({ ink: "missing", text: say.missing(number.format(quality.missing), number.format(quality.rows)) });
  }
  if (quality?.partial !== undefined) said.push({ ink: "none", text: say.partial(number.format(quality.partial)) });
  const synthetic = sources.filter((source) => source.quality === "synthetic").length;
  if (synthetic > 0 && quality?.shares?.synthetic === undefined) {
    said.push({ ink: "synthetic", text: synthetic === sources.length ? say.allSynthetic : say.someSynthetic });
  }
  return said;
}
