import type { Language } from "../language.ts";
import type { PageContent } from "../page-content.ts";
import type { FrozenDetails } from "./frozen-details.ts";
import type { Pin } from "./pin.ts";
import { readContent } from "./store.ts";

/** The page of a pin as it was frozen. */
export async function pinnedPage(home: string, pin: Pin, language: Language): Promise<PageContent> {
  return frozen<PageContent>(home, pin.pages[language].page);
}

/** The tables, explanations and narrow drawings of a pin. */
export async function pinnedDetails(home: string, pin: Pin, language: Language): Promise<FrozenDetails> {
  return frozen<FrozenDetails>(home, pin.pages[language].details);
}

async function frozen<T>(home: string, sha256: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await readContent(home, sha256))) as T;
}
