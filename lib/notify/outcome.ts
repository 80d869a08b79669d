/** What became of a try: sent, perhaps with something to be said of it; to be tried again; or never to succeed as it stands. */
export type Outcome =
  | { readonly ok: true; readonly note?: string }
  | { readonly retry: string }
  | { readonly failed: string };
