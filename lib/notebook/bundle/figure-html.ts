import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import type { FigureLegend, FigureTable } from "../analysis.ts";
import type { Language } from "../language.ts";
import type { FramedFigure } from "../render-state.ts";
import { escapeHtml } from "./prose-html.ts";
import { bundleWords } from "./words.ts";

const STEP = 32;

interface FigureParts {
  readonly name: string;
  readonly number: number;
  readonly figure: FramedFigure;
  readonly svg: string;
  readonly table: FigureTable | undefined;
  readonly language: Language;
}

/** A figure with its number, legend, drawing and, folded, its table. */
export function figureHtml({ name, number, figure, svg, table, language }: FigureParts): string {
  const words = bundleWords(language);
  const shown =
    figure.empty === undefined
      ? `${figure.legend ? legendHtml(figure.legend, words.missing) : ""}<div class="plot" role="img" aria-label="${escapeHtml(figure.alt)}">${svg}</div>`
      : `<p class="empty">${escapeHtml(figure.empty)}</p>`;
  return `<figure class="figure" data-figure="${escapeHtml(name)}">
<figcaption><h3>${words.figure} ${number}. ${escapeHtml(figure.title)}</h3></figcaption>
<p class="unit">${escapeHtml(figure.unit)}</p>
${shown}
${table && figure.empty === undefined ? `<details><summary>${words.table}</summary>${tableHtml(table, language)}</details>` : ""}
</figure>`;
}

function legendHtml(legend: FigureLegend, missing: string): string {
  const swatch = (colour: string) =>
    `<svg aria-hidden="true" width="12" height="12"><rect width="12" height="12" fill="${escapeHtml(colour)}" class="swatch"/></svg>`;
  const kind = (colour: string, name: string) =>
    `<span class="legend-kind">${swatch(colour)}${escapeHtml(name)}</span>`;
  if ("kinds" in legend)
    return `<p class="legend">${legend.kinds.map((each) => kind(each.colour, each.name)).join("")}</p>`;
  const { label, colours, bounds } = legend;
  const width = colours.length * STEP;
  const steps = colours.map(
    (colour, i) => `<rect x="${i * STEP}" width="${STEP}" height="11" fill="${escapeHtml(colour)}" class="swatch"/>`,
  );
  const said = bounds.map(
    (bound, i) => `<text x="${(i + 1) * STEP}" y="25" text-anchor="middle">${escapeHtml(bound)}</text>`,
  );
  return `<div class="legend"><span>${escapeHtml(label)}</span><svg class="legend-scale" aria-hidden="true" viewBox="0 0 ${width} 30" width="${width}" height="30">${steps.join("")}${said.join("")}</svg>${kind("url(#hatch-missing)", missing)}</div>`;
}

function tableHtml({ columns, rows }: FigureTable, language: Language): string {
  const cell = (value: string | number | null) =>
    typeof value === "number"
      ? `<td class="number">${formatNumber(value, language, 6)}</td>`
      : `<td>${escapeHtml(value ?? MISSING)}</td>`;
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
