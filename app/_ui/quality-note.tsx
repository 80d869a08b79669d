"use client";
import { qualityMessages } from "./messages-quality.ts";
import { usePageContext } from "./page-context.ts";
import { qualityParts } from "./quality-parts.ts";

/** How much of a figure is not simply measured, each kind with the ink that shows it; nothing where all is. */
export function QualityNote({ name }: { readonly name: string }) {
  const { figures, props, sources } = usePageContext();
  const parts = qualityParts(figures[name]?.quality, sources, props.language);
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
