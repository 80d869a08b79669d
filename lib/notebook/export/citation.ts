import type { Language } from "../language.ts";

/** What is cited: a figure or a page of a pin. */
export interface Cited {
  readonly title: string;
  /** The page that it stands on, where it is a figure. */
  readonly page?: string;
  readonly pin: string;
  readonly permalink: string;
  readonly snapshot: string;
  /** Where the data come from, a line each. */
  readonly sources: readonly string[];
  /** When the pin was made: ISO time, UTC. */
  readonly created: string;
  readonly language: Language;
}

export interface Citation {
  readonly plain: string;
  readonly bibtex: string;
  /** Citation File Format, version 1.2.0. */
  readonly cff: string;
}

/** The words with which a pinned figure or page is cited. */
export function citation(cited: Cited): Citation {
  const { title, page, pin, permalink, snapshot, sources, created, language } = cited;
  const date = created.slice(0, 10);
  const what = page ? { en: `“${title},” in ${page}`, ko: `「${title}」, ${page}` }[language] : title;
  const data = sources.join("; ");
  const about = {
    en: `Wattbook, pinned ${date}, snapshot ${snapshot.slice(0, 12)}. ${permalink}. Data: ${data}.`,
    ko: `Wattbook, ${date} 고정, 스냅샷 ${snapshot.slice(0, 12)}. ${permalink}. 자료: ${data}.`,
  }[language];
  return {
    plain: `${what}. ${about}`,
    bibtex: [
      `@misc{wattbook-${pin.slice(0, 8)},`,
      `  title        = {${bibtex(page ? `${title} (${page})` : title)}},`,
      "  publisher    = {Wattbook},",
      `  year         = {${date.slice(0, 4)}},`,
      `  howpublished = {\\url{${permalink}}},`,
      `  note         = {${bibtex(`Pin ${pin}, snapshot ${snapshot}. Data: ${data}`)}}`,
      "}",
    ].join("\n"),
    cff: [
      "cff-version: 1.2.0",
      "message: Please cite this figure as below.",
      "type: dataset",
      `title: ${JSON.stringify(page ? `${title} (${page})` : title)}`,
      "authors:",
      "  - name: Wattbook",
      `version: ${JSON.stringify(pin)}`,
      `date-released: ${JSON.stringify(date)}`,
      `url: ${JSON.stringify(permalink)}`,
      `abstract: ${JSON.stringify(`Snapshot ${snapshot}. Data: ${data}`)}`,
    ].join("\n"),
  };
}

/** A text in which TeX sees nothing but letters. */
function bibtex(text: string): string {
  return text.replaceAll("\\", "\\textbackslash ").replaceAll(/[&%$#_{}]/g, (sign) => `\\${sign}`);
}
