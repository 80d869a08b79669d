import type { FigureTable } from "../analysis.ts";
import { arraysTable } from "../arrays-table.ts";
import { inputText } from "../input-text.ts";
import type { PageContent } from "../page-content.ts";
import type { Pin } from "../pins/pin.ts";
import { cellNames } from "../prose.ts";
import { sourceIn } from "../source-in.ts";
import { figureHtml } from "./figure-html.ts";
import { escapeHtml, proseHtml } from "./prose-html.ts";
import { bundleWords } from "./words.ts";

interface BundlePage {
  readonly pin: Pin;
  readonly page: PageContent;
  readonly tables: Readonly<Record<string, FigureTable>>;
  /** Styles, fonts among them: the page asks for no other file. */
  readonly css: string;
  readonly qr: string;
  readonly address: string;
  /** The file of the same page in the other language. */
  readonly otherFile: string;
}

/** Nothing is fetched and nothing runs, whatever a text may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

const HATCHES = `<svg width="0" height="0" class="hatches" aria-hidden="true"><defs>
<pattern id="hatch-missing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" class="hatch-missing"><path d="M0,0V6"/></pattern>
<pattern id="hatch-estimated" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" class="hatch-estimated"><path d="M0,0V4"/></pattern>
</defs></svg>`;

/** A pinned page as one HTML file that opens from a disk, without a server, a network or a script. */
export function pageHtml(bundle: BundlePage): string {
  const { page, css, otherFile } = bundle;
  const words = bundleWords(page.language);
  const other = page.language === "ko" ? "en" : "ko";
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${css.replaceAll("</", "<\\/")}</style>
</head>
<body>
${HATCHES}
<main class="notebook print-view">
<p class="bundle-language"><a href="${otherFile}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></p>
<h1>${escapeHtml(page.title)}</h1>
${body(bundle)}
${proof(bundle)}
</main>
</body>
</html>
`;
}

function body({ page, tables }: BundlePage): string {
  const { language } = page;
  const names = [...new Set(cellNames(page.prose, "Figure"))];
  const figureOf = (name: string) => {
    const figure = page.figures[name];
    if (!figure) throw new TypeError(`Cannot write the figure ${name} as ${page.slug} has none of this name`);
    const [number, svg] = [names.indexOf(name) + 1, page.drawings[name] ?? ""];
    return figureHtml({ name, number, figure, svg, table: tables[name], language });
  };
  return proseHtml(page.prose, (cell, name, inside) => {
    switch (cell) {
      case "Value":
        return `<strong class="value">${escapeHtml(page.values[name]?.text ?? "")}</strong>`;
      case "Claim":
        return claimHtml(page, name, inside);
      case "Standfirst":
        return `<div class="standfirst">${inside}</div>`;
      case "Sources":
        return `<p class="sources">${sourceLines(page).join("<br>")}</p>`;
      case "Inputs":
        return inputs(page);
      case "Arrays":
        return arraysHtml(page, name);
      case "Figure":
        return figureOf(name);
      default:
        return inside;
    }
  });
}

function claimHtml({ claims, slug, language }: PageContent, name: string, inside: string): string {
  const claim = claims[name];
  if (!claim) throw new TypeError(`Cannot write the claim ${name} as ${slug} has none of this name`);
  const words = bundleWords(language);
  const kind = claim.holds ? "holds" : claim.holds === null ? "unknown" : "broken";
  const mark = { holds: "", unknown: words.claimUnknown, broken: words.claimBroken }[kind];
  const said = mark ? ` <em class="claim-mark">[${mark}]</em>` : "";
  const numbers = `<strong class="value" title="${escapeHtml(claim.states)}">(${escapeHtml(claim.text)})</strong>`;
  return `<span class="claim claim-${kind}"><span class="claim-words">${inside}</span> ${numbers}${said}</span>`;
}

function sourceLines({ sources, language }: PageContent): string[] {
  const words = bundleWords(language);
  return sources.map((line) => {
    const dates = line.first === null ? "" : `, ${words.data(line.first, line.last)}`;
    const said = `${words.source}: ${sourceIn(line.source, language)}${dates}.`;
    return escapeHtml(line.quality === "synthetic" ? `${said} ${words.synthetic}` : said);
  });
}

function inputs({ controls, inputs: chosen, choices, language }: PageContent): string {
  const said = controls.map((control) => {
    const shown = inputText(control, chosen[control.name] ?? "", choices[control.name] ?? [], language);
    return `<div><dt>${escapeHtml(control.label)}</dt><dd>${escapeHtml(shown)}</dd></div>`;
  });
  return `<dl class="print-inputs">${said.join("")}</dl>`;
}

function arraysHtml({ inputs: chosen, language }: PageContent, name: string): string {
  const { columns, rows } = arraysTable(String(chosen[name]), language);
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`).join("");
  return `<table class="print-arrays"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function proof({ pin, page, qr, address }: BundlePage): string {
  const words = bundleWords(page.language);
  return `<section class="provenance"><div class="qr">${qr}</div><div>
<p>${sourceLines(page).join("<br>")}</p>
<p>${words.snapshot} <code>${pin.snapshot}</code> · ${words.pin} <code>${pin.id}</code> · ${words.made(pin.created.slice(0, 10))}</p>
<p>${words.online}: <a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>
<p>${words.files}</p>
</div></section>`;
}
