"use client";
import type { RefObject } from "react";
import { useRef, useState } from "react";
import type { FigureNow } from "#lib/notebook/pins/figure-overlay.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { fetchOnce } from "./fetch-once.ts";
import { changeMessages } from "./messages-changes.ts";
import { usePageContext } from "./page-context.ts";

const VIEWS = ["pinned", "now", "both"] as const;

type View = (typeof VIEWS)[number];

/** On a figure of a pin that is drawn otherwise now: shows it as pinned, as it is, or both on the same axes. */
export function ThenNowToggle({
  name,
  plot,
}: {
  readonly name: string;
  readonly plot: RefObject<HTMLDivElement | null>;
}) {
  const { props, changes } = usePageContext();
  const [view, setView] = useState<View>("pinned");
  const [note, setNote] = useState("");
  const frozen = useRef<string>(undefined);
  const say = changeMessages(props.language);
  const { pin } = props;
  if (!pin || typeof changes !== "object" || !changes.figures.includes(name)) return null;

  const show = async (wanted: View) => {
    const element = plot.current;
    if (!element) return;
    frozen.current ??= element.innerHTML;
    setView(wanted);
    setNote("");
    if (wanted === "pinned") {
      element.innerHTML = frozen.current;
      return;
    }
    try {
      const address = `/p/${pin.id}/overlay/${name}?lang=${props.language}&at=${changes.snapshot}`;
      const { now, both, changedMarks } = await fetchOnce<FigureNow>(address);
      const drawn = wanted === "now" ? now : both;
      element.innerHTML = drawn ?? now ?? frozen.current;
      const about = drawn === undefined ? [say.cannotOverlay] : [];
      if (wanted === "both" && drawn !== undefined) {
        about.push(say.overlayNote);
        // Not every figure has marks that can be counted.
        if (changedMarks === 1) about.push(say.markedOne);
        else if (changedMarks > 1) about.push(say.markedNote(formatNumber(changedMarks, props.language)));
        if (pin.isCodeChanged) about.push(say.codeNote);
      }
      setNote(about.join(" "));
    } catch (cause) {
      console.warn(cause);
      setView("pinned");
      element.innerHTML = frozen.current;
      setNote(say.failed);
    }
  };

  return (
    <fieldset className="then-now segments">
      <legend>{say.view}</legend>
      <div className="segments-row">
        {VIEWS.map((each) => (
          <label key={each} className={each === view ? "on" : ""}>
            <input
              type="radio"
              name={`view-${name}`}
              value={each}
              checked={each === view}
              onChange={() => void show(each)}
            />
            {say[each]}
          </label>
        ))}
      </div>
      <p role="status">{note}</p>
    </fieldset>
  );
}
