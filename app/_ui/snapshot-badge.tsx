"use client";
import { OPEN_LINKS } from "./events.ts";

/** Which data is shown; opens the links to the view where there is one. */
export function SnapshotBadge(props: {
  readonly text: string;
  readonly title: string;
  readonly kind: "live" | "as-of" | "pinned";
  readonly opens: boolean;
}) {
  const className = `badge badge-${props.kind}`;
  if (!props.opens) {
    return (
      <span className={className} title={props.title}>
        {props.text}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={className}
      title={props.title}
      onClick={() => dispatchEvent(new Event(OPEN_LINKS))}
    >
      {props.text}
    </button>
  );
}
