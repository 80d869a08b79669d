import type { PageProps } from "./page-props.ts";

/** The three kinds of link to a view; the pinned one once the pin is made. */
export interface PageLinks {
  readonly live: string;
  readonly asOf: string;
}

/** The addresses of a view, live and as of its snapshot; `search` is that of the address bar. */
export function pageLinks(
  props: Pick<PageProps, "slug" | "snapshot" | "pin">,
  inputs: Readonly<Record<string, string | number>>,
  search: URLSearchParams,
): PageLinks {
  const path = `/analyses/${props.slug}`;
  const live = new URLSearchParams(props.pin ? props.pin.search : search);
  for (const name of ["snapshot", "pin", "view"]) live.delete(name);
  const asOf = new URLSearchParams();
  for (const [name, value] of Object.entries(inputs)) asOf.set(name, String(value));
  for (const name of ["f", "tr", "lang", "theme"]) for (const text of live.getAll(name)) asOf.append(name, text);
  asOf.set("snapshot", props.snapshot);
  return { live: `${path}${live.size ? `?${live}` : ""}`, asOf: `${path}?${asOf}` };
}

/** Makes the pin of a view, or finds it: its path. */
export async function pinPath(
  props: Pick<PageProps, "slug" | "snapshot" | "pin">,
  inputs: Readonly<Record<string, string | number>>,
): Promise<string> {
  if (props.pin) return `/p/${props.pin.id}`;
  const response = await fetch("/api/pins", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: props.slug, inputs, snapshot: props.snapshot }),
  });
  if (!response.ok) throw new Error(`/api/pins answered ${response.status}`);
  return ((await response.json()) as { url: string }).url;
}
