/** The search part of a URL as Next hands it to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export function searchOf(given: SearchParams): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const text of [value ?? []].flat()) search.append(name, text);
  }
  return search;
}
