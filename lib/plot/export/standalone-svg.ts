import { hatchPatterns } from "../hatches.ts";
import { textWidth } from "../label-placement.ts";
import { type Legend, legendMarks } from "./figure-legend.ts";
import { type FigureProvenance, PROVENANCE_KEY } from "./provenance.ts";
import { textLines } from "./text-lines.ts";
import { type Theme, type Tokens, withColours } from "./tokens.ts";
import { escapeXml } from "./xml.ts";

/** A figure in its frame: all that is said around the drawing. */
export interface FramedDrawing {
  readonly title: string;
  readonly unit: string;
  readonly alt: string;
  /** The drawing as the page shows it, its colours CSS tokens; undefined where words stand instead. */
  readonly svg: string | undefined;
  /** Said where nothing is drawn. */
  readonly empty?: string;
  readonly legend?: Legend;
  /** Words for the tag beside the title, where the data is synthetic. */
  readonly tag?: string;
  /** What missing is called in the legend. */
  readonly missing: string;
  /** Source, quality, snapshot and pin, a line each. */
  readonly footer: readonly string[];
  readonly language: string;
}

const MARGIN = 20;
const TITLE = 17;
const UNIT = 13;
const FOOTER = 11.5;
const LEAST_WIDTH = 420;
const FONTS = "'Pretendard Variable', Pretendard, system-ui, sans-serif";

/** A figure as an SVG that needs nothing else: its frame, concrete colours, hatches, and what it knows of itself. */
export function standaloneSvg(
  figure: FramedDrawing,
  look: { readonly tokens: Tokens; readonly theme: Theme },
  provenance: FigureProvenance,
): string {
  const drawing = sizeOf(figure.svg);
  const inner = Math.max(LEAST_WIDTH, drawing.width);
  const parts: string[] = [];
  let y = MARGIN;
  const lines = (text: string, fontSize: number, weight: number, colour: string) => {
    for (const line of textLines(text, inner, fontSize)) {
      y += fontSize * 1.35;
      parts.push(textElement(MARGIN, y - fontSize * 0.3, line, fontSize, weight, colour));
    }
  };
  const tagWidth = figure.tag ? textWidth(figure.tag) + 14 : 0;
  const titleLines = textLines(figure.title, inner - tagWidth - 10, TITLE);
  for (const line of titleLines) lines(line, TITLE, 600, "var(--theme-foreground)");
  if (figure.tag) {
    const after = MARGIN + (textWidth(titleLines.at(-1) ?? "") * TITLE) / 12 + 10;
    parts.push(tag(figure.tag, Math.min(after, MARGIN + inner - tagWidth), y - TITLE * 0.3, tagWidth));
  }
  y += 3;
  lines(figure.unit, UNIT, 400, "var(--theme-foreground-muted)");
  y += 10;
  if (figure.legend) {
    const { svg, height } = legendMarks(figure.legend, { width: inner, missing: figure.missing });
    parts.push(`<g transform="translate(${MARGIN},${y})">${svg}</g>`);
    y += height + 6;
  }
  if (figure.svg === undefined) {
    lines(figure.empty ?? "", UNIT, 400, "var(--theme-foreground-muted)");
    y += 20;
  } else {
    parts.push(nested(figure.svg, MARGIN + (inner - drawing.width) / 2, y));
    y += drawing.height + 12;
  }
  parts.push(`<path d="M${MARGIN},${y}H${MARGIN + inner}" stroke="var(--theme-foreground-fainter)" stroke-width="1"/>`);
  y += 4;
  for (const line of figure.footer) lines(line, FOOTER, 400, "var(--theme-foreground-muted)");
  const [width, height] = [inner + 2 * MARGIN, Math.ceil(y + MARGIN)];
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}" xml:lang="${figure.language}" role="img">`,
    `<title>${escapeXml(figure.title)}</title><desc>${escapeXml(figure.alt)}</desc>`,
    `<metadata id="${PROVENANCE_KEY}">${escapeXml(JSON.stringify(provenance))}</metadata>`,
    `<defs>${hatchPatterns()}</defs>`,
    `<rect width="${width}" height="${height}" fill="var(--theme-background)"/>`,
    ...parts,
    "</svg>",
  ].join("\n");
  return `${withColours(whole, look.tokens, look.theme)}\n`;
}

function sizeOf(svg: string | undefined): { readonly width: number; readonly height: number } {
  if (svg === undefined) return { width: LEAST_WIDTH, height: 0 };
  const root = /^<svg [^>]*>/.exec(svg)?.[0] ?? "";
  const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(root)?.[1]);
  const [width, height] = [number("width"), number("height")];
  if (!(width > 0 && height > 0))
    throw new TypeError("Cannot export the figure as its drawing has no width and height");
  return { width, height };
}

/** The drawing at its place, dressed as the page's stylesheet dresses it. */
function nested(svg: string, x: number, y: number): string {
  const { width, height } = sizeOf(svg);
  const body = svg.replace(/^<svg [^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="visible" color="var(--theme-foreground-muted)" fill="currentColor" font-size="12" text-anchor="middle" xml:space="preserve">${body}</svg>`;
}

function tag(text: string, x: number, y: number, width: number): string {
  const box = `<rect x="${x}" y="${y - 13}" width="${width}" height="18" rx="4" fill="none" stroke="var(--warning)"/>`;
  return `${box}${textElement(x + 7, y, text, 12, 500, "var(--warning)")}`;
}

function textElement(x: number, y: number, text: string, fontSize: number, weight: number, colour: string): string {
  return `<text x="${x}" y="${y}" font-size="${fontSize}" font-weight="${weight}" fill="${colour}">${escapeXml(text)}</text>`;
}
