"use client";
import { filterText } from "#lib/notebook/filters.ts";
import { figureMessages } from "./messages-figure.ts";
import { usePageContext } from "./page-context.ts";

/** Filters and time range as chosen, each with the way back. */
export function ViewChips() {
  const { props, view, chooseFilter, chooseRange } = usePageContext();
  const words = figureMessages(props.language);
  const chips = Object.entries(view.filters).map(([name, filter]) => ({
    name,
    text: filterText(name, filter).replace(":", ": ").replaceAll(",", ", "),
    clear: () => chooseFilter(name, undefined),
  }));
  if (view.tr !== undefined) {
    const text = view.tr.replaceAll(/T(\d\d:\d\d)[^/]*/g, " $1").replace("/", " – ");
    chips.push({ name: "tr", text, clear: () => chooseRange(undefined) });
  }
  return chips.map(({ name, text, clear }) => (
    <p key={name} className="selection" role="status">
      {text}
      <button type="button" aria-label={`${words.clearSelection}: ${text}`} onClick={clear}>
        {words.clearSelection}
      </button>
    </p>
  ));
}
