import { filterText } from "#lib/notebook/filters.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import type { PageProps } from "./page-props.ts";

/** What a reader sees: the page, and what they have chosen on it. */
export interface Viewed {
  readonly props: Pick<PageProps, "slug" | "snapshot" | "pin">;
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly view: ViewState;
}

/** The three kinds of link to a view; the pinned one once the pin is made. */
export interface PageLinks {
  readonly live: string;
  readonly asOf: string;
}

/** The addresses of a view, live and as of its snapshot; `search` is that of the address bar. */
export function pageLinks({ props, inputs, view }: Viewed, search: URLSearchParams): PageLinks {
  const path = `/analyses/${props.slug}`;
  const live = new URLSearchParams(props.pin ? props.pin.search : search);
  for (const name of ["snapshot", "pin", "view"]) live.delete(name);
  const asOf = new URLSearchParams();
  for (const [name, value] of Object.entries(inputs)) asOf.set(name, String(value));
  if (view.range) asOf.set("tr", `${view.range.from}/${view.range.to}`);
  for (const name of ["f", "lang", "theme"]) for (const text of live.getAll(name)) asOf.append(name, text);
  asOf.set("snapshot", props.snapshot);
  return { live: `${path}${live.size ? `?${live}` : ""}`, asOf: `${path}?${asOf}` };
}

/** Makes the pin of a view, or finds it: its path. */
export async function pinPath({ props, inputs, view }: Viewed): Promise<string> {
  if (props.pin) return `/p/${props.pin.id}`;
  const response = await fetch("/api/pins", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      analysis: props.slug,
      inputs,
      snapshot: props.snapshot,
      f: Object.entries(view.filters).map(([name, filter]) => filterText(name, filter)),
      ...(view.tr === undefined ? {} : { tr: view.tr }),
    }),
  });
  if (!response.ok) throw new Error(`/api/pins answered ${response.status}`);
  return ((await response.json()) as { url: string }).url;
}
