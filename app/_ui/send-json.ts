import { languageOf } from "#lib/notebook/language.ts";

/** What a route answered: its body, or the sentence that says what went wrong, in the language of the page. */
export type Sent<T> =
  | { readonly ok: true; readonly body: T; readonly etag: string | null }
  | { readonly ok: false; readonly status: number; readonly detail: string };

/** Sends something to a route of ours; a body that is no text or file goes as JSON. Status 0: the server was not reached. */
export async function sendJson<T = unknown>(
  method: string,
  address: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Sent<T>> {
  const isRaw = typeof body === "string" || body instanceof Blob;
  try {
    const response = await fetch(address, {
      method,
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      headers: {
        accept: "application/json",
        ...(body === undefined || isRaw ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    const answer = text === "" ? undefined : (JSON.parse(text) as unknown);
    if (response.ok) return { ok: true, body: answer as T, etag: response.headers.get("etag") };
    const { detail, title } = (answer ?? {}) as { detail?: string; title?: string };
    return { ok: false, status: response.status, detail: await saidHere(detail ?? title ?? `HTTP ${response.status}`) };
  } catch (error) {
    return { ok: false, status: 0, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What Wattbook said of a request, in the language of the page that sent it. */
export async function saidHere(sentence: string): Promise<string> {
  const language = languageOf(document.documentElement.lang, null);
  if (language === "en") return sentence;
  return (await import("./refusals/refusal-in.ts")).refusalIn(sentence, language);
}
