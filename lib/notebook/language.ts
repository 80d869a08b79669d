/** The languages of every page, in the order in which they are offered. */
export const LANGUAGES = ["en", "ko"] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** A text in every language that may depend on what is shown. */
export type LiveText<Context> = Readonly<Record<Language, string | ((context: Context) => string)>>;

export function liveText<Context>(text: LiveText<Context>, language: Language, context: Context): string {
  const said = text[language];
  return typeof said === "function" ? said(context) : said;
}

/** The language of a request: `lang` in the URL, else the first that Accept-Language names, else English. */
export function languageOf(lang: string | null | undefined, acceptLanguage: string | null | undefined): Language {
  const asked = [lang ?? "", ...(acceptLanguage ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase())];
  return asked.find((code): code is Language => LANGUAGES.includes(code as Language)) ?? "en";
}
