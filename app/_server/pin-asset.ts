import type { FigureTable } from "#lib/notebook/analysis.ts";
import { citation } from "#lib/notebook/export/citation.ts";
import { tableCsv } from "#lib/notebook/export/table-csv.ts";
import { type About, tableWorkbook } from "#lib/notebook/export/table-workbook.ts";
import { boundValues } from "#lib/notebook/pins/bound-values.ts";
import { pinnedDetails } from "#lib/notebook/pins/pinned-page.ts";
import { figurePng, fontFolder } from "#lib/plot/export/png.ts";
import { messages } from "../_ui/messages.ts";
import { figureMessages } from "../_ui/messages-figure.ts";
import type { AskedFigure } from "./pin-figure.ts";
import { figureProvenance, permalink, pinnedFigureSvg, sourceText } from "./pin-figure.ts";
import { pinHome } from "./pins.ts";
import { projectFolder } from "./site.ts";

/** The bytes of an asset and their type. */
export interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

type Maker = (asked: AskedFigure, theme: "light" | "dark") => Promise<Asset>;

/** A figure as a file, by the ending of its name. */
export const FIGURE_FORMATS: Readonly<Record<string, Maker>> = {
  svg: async (asked, theme) => ({ type: "image/svg+xml", body: await pinnedFigureSvg(asked, theme) }),
  png: async (asked, theme) => {
    const figure = asked.page.figures[asked.name];
    const about = { title: figure?.title ?? asked.name, alt: figure?.alt ?? "" };
    return {
      type: "image/png",
      body: figurePng(await pinnedFigureSvg(asked, theme), fontFolder(projectFolder()), about, figureProvenance(asked)),
    };
  },
  csv: async (asked) => ({ type: "text/csv; charset=utf-8", body: tableCsv(await tableOf(asked)) }),
  xlsx: async (asked) => ({
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    body: tableWorkbook(await tableOf(asked), aboutFigure(asked), sheetNames(asked)),
  }),
};

async function tableOf({ pin, page, name }: AskedFigure): Promise<FigureTable> {
  const { tables } = await pinnedDetails(await pinHome(), pin, page.language);
  return tables[name] ?? { columns: [], rows: [] };
}

function sheetNames({ page }: AskedFigure): readonly [string, string] {
  const say = messages(page.language);
  return [figureMessages(page.language).table, say.source];
}

function aboutFigure(asked: AskedFigure): About {
  const { pin, page, name } = asked;
  const figure = page.figures[name];
  const said = figureProvenance(asked);
  const { about } = figureMessages(page.language);
  return [
    [about.title, figure?.title ?? name],
    [about.unit, figure?.unit ?? ""],
    [about.source, page.sources.map(sourceText).join("; ")],
    [about.quality, [...new Set(page.sources.map(({ quality }) => quality))].join(", ")],
    [about.permalink, permalink(asked)],
    [about.snapshot, pin.snapshot],
    [about.code, pin.code.hash],
    [about.inputs, JSON.stringify(said.inputs)],
    ...Object.entries(said.sql).map(([query, sql]) => [`SQL ${query}`, sql] as const),
  ];
}

/** The SQL behind a pin: per query its text and the values it bound. */
export function pinnedSql({ pin }: Pick<AskedFigure, "pin">) {
  const entries = Object.entries(pin.queries).map(([query, { sql, parameters }]) => {
    const values = boundValues(pin);
    const bound = Object.fromEntries(parameters.map((name) => [name, values[name] ?? null]));
    return [query, { sql, parameters: bound }] as const;
  });
  return Object.fromEntries(entries);
}

/** The words with which a figure of a pin, or its page, is cited. */
export function pinnedCitation(asked: AskedFigure) {
  const { pin, page, name } = asked;
  const figure = page.figures[name];
  return citation({
    title: figure?.title ?? page.title,
    ...(figure ? { page: page.title } : {}),
    pin: pin.id,
    permalink: permalink(asked),
    snapshot: pin.snapshot,
    sources: page.sources.map(sourceText),
    created: pin.created,
    language: page.language,
  });
}
