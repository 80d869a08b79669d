"use client";
import { messages } from "./messages.ts";
import { usePageContext } from "./page-context.ts";

/** The figure's menu: its table, and its rows as files. */
export function FigureMenu(props: { readonly name: string; readonly isTable: boolean; readonly onTable: () => void }) {
  const page = usePageContext();
  const say = messages(page.props.language);
  const query = page.figures[props.name]?.queries[0] ?? "";
  const search = new URLSearchParams();
  for (const name of page.props.parameters[query] ?? []) search.set(name, String(page.inputs[name]));
  search.set("snapshot", page.props.snapshot);
  const file = (format: string) => `/api/analyses/${page.props.slug}/${query}.${format}?${search}`;
  return (
    <details className="menu">
      <summary aria-label={`${say.menu}: ${page.figures[props.name]?.title}`}>···</summary>
      <div className="menu-list">
        <button type="button" onClick={props.onTable}>
          {props.isTable ? say.hideTable : say.table}
        </button>
        <a href={file("csv")} download>
          CSV
        </a>
        <a href={file("arrow")} download>
          Arrow
        </a>
        <a href={file("json")}>JSON</a>
      </div>
    </details>
  );
}
