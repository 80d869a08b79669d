"use client";
import { sourceIn } from "#lib/notebook/source-in.ts";
import { messages } from "./messages.ts";
import { usePageContext } from "./page-context.ts";

/** Where the data comes from and when it was published; synthetic data says so. */
export function Sources() {
  const { props, sources } = usePageContext();
  const say = messages(props.language);
  return (
    <p className="sources">
      <span>{say.source}: </span>
      {sources.map((line) => (
        <span key={`${line.source} ${line.quality}`} className="source">
          {line.quality === "synthetic" ? <SyntheticTag /> : null}
          {sourceIn(line.source, props.language)}
          {line.first === null ? "" : ` · ${line.first} – ${line.last}`}
          {line.published && line.quality !== "synthetic"
            ? ` · ${line.published_stated ? say.published(line.published) : say.publishedAtEarliest(line.published)}`
            : ""}
        </span>
      ))}
      <span className="receipt">
        {say.snapshot} {props.snapshot.slice(0, 8)}
      </span>
    </p>
  );
}

export function SyntheticTag() {
  const { props } = usePageContext();
  const say = messages(props.language);
  return (
    <abbr className="tag" title={say.syntheticMeaning}>
      {say.synthetic}
    </abbr>
  );
}
