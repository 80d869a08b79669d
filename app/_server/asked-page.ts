import { headers } from "next/headers";
import type { Language } from "#lib/notebook/language.ts";
import { languageOf } from "#lib/notebook/language.ts";

/** What a page was asked for: its language, and its address. */
export async function askedPage(): Promise<{ language: Language; search: URLSearchParams; keep: string }> {
  const request = await headers();
  const { searchParams: search } = new URL(request.get("x-address") ?? "/", "http://localhost");
  const kept = new URLSearchParams([...search].filter(([name]) => name === "lang" || name === "theme"));
  return {
    language: languageOf(request.get("x-language"), undefined),
    search,
    keep: kept.size > 0 ? `?${kept}` : "",
  };
}

/** A part of a path as it was meant; as it stands where it cannot be decoded. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
