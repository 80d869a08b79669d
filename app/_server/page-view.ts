/** Ways of showing a page that stand alone: without the site's header and with their own theme. */
const VIEWS = ["brief", "deck", "print", "speaker"] as const;

export type PageView = (typeof VIEWS)[number];

/** How a page is asked to be shown; undefined for the page itself. */
export function pageView(search: URLSearchParams): PageView | undefined {
  return VIEWS.find((view) => view === search.get("view"));
}
