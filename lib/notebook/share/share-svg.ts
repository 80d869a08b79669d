import { parseTokens, withColours } from "#lib/plot/export/tokens.ts";
import { escapeXml } from "#lib/plot/export/xml.ts";
import { hatchPatterns } from "#lib/plot/hatches.ts";
import { wrappedLines } from "./wrapped-lines.ts";

/** The size that previews of links are made for. [px] */
export const SHARE_SIZE = { width: 1200, height: 630 };

export interface SharedPage {
  readonly title: string;
  /** The answer, else the question. */
  readonly line: string;
  /** Source and snapshot. */
  readonly foot: string;
  /** The drawing that stands for the page. */
  readonly drawing?: string | undefined;
}

const TEXT_WIDTH = { alone: 1104, beside: 620 };
const FIGURE = { x: 712, y: 48, width: 440, height: 500 };

/** The picture of a page for previews of its link, as an SVG that needs no style sheet; `tokens` are the site's colours as CSS. */
export function shareSvg({ title, line, foot, drawing }: SharedPage, tokens: string): string {
  const width = drawing ? TEXT_WIDTH.beside : TEXT_WIDTH.alone;
  const heading = wrappedLines(title, width / 56, 3);
  const said = wrappedLines(line, width / 31, 7);
  const below = 96 + heading.length * 62;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_SIZE.width}" height="${SHARE_SIZE.height}" font-family="Pretendard">
<rect width="100%" height="100%" fill="#fff"/><rect width="100%" height="10" fill="var(--theme-foreground-focus)"/>
${drawing ? placed(drawing) : ""}
<g font-size="54" font-weight="700" fill="var(--theme-foreground)">${textLines(heading, 104, 62)}</g>
<g font-size="30" fill="var(--theme-foreground-alt)">${textLines(said, below, 43)}</g>
<text x="48" y="594" font-size="21" fill="var(--theme-foreground-muted)">${escapeXml(foot)}</text>
<text x="1152" y="594" font-size="24" font-weight="700" text-anchor="end" fill="var(--theme-foreground)">Wattbook</text>
</svg>`;
  return withColours(svg, parseTokens(tokens), "light");
}

function textLines(lines: readonly string[], top: number, height: number): string {
  return lines.map((line, i) => `<text x="48" y="${top + i * height}">${escapeXml(line)}</text>`).join("");
}

/** A drawing inside a part of the picture. */
function placed(drawing: string): string {
  const { x, y, width, height } = FIGURE;
  const place = `x="${x}" y="${y}" width="${width}" height="${height}" color="var(--theme-foreground-muted)" font-size="12"`;
  return drawing.replace(
    /^<svg\b[^>]*?(viewBox="[^"]*")[^>]*>/,
    (_, box: string) => `<svg ${place} ${box} preserveAspectRatio="xMidYMid meet"><defs>${hatchPatterns()}</defs>`,
  );
}
