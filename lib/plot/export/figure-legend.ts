import { textWidth } from "../label-placement.ts";
import { escapeXml } from "./xml.ts";

/** Classes of a scale with the bounds between them, or kinds by name; colours are CSS. */
export type Legend =
  | { readonly label: string; readonly colours: readonly string[]; readonly bounds: readonly string[] }
  | { readonly kinds: readonly { readonly colour: string; readonly name: string }[] };

const ROW = 20;
const STEP = 32;

/** A legend as the elements of an SVG, no wider than `width`, and its height. [px] */
export function legendMarks(
  legend: Legend,
  { width, missing }: { readonly width: number; readonly missing: string },
): { readonly svg: string; readonly height: number } {
  if ("kinds" in legend) return kindRows(legend.kinds, width);
  const { label, colours, bounds } = legend;
  const labelWidth = label ? textWidth(label) + 10 : 0;
  const step = Math.min(STEP, width / colours.length);
  const isBelow = labelWidth + colours.length * step > width;
  const [x, y] = isBelow ? [0, ROW] : [labelWidth, 0];
  const swatches = colours.map((colour, i) => swatch(x + i * step, y, step, 11, colour)).join("");
  const texts = bounds.map((bound, i) => word(x + (i + 1) * step, y + 24, bound, "middle")).join("");
  const end = x + colours.length * step + 14;
  const isOver = end + 20 + textWidth(missing) > width;
  const [missingX, missingY] = isOver ? [0, y + 34] : [end, y];
  const rest = `${swatch(missingX, missingY, 12, 12, "url(#hatch-missing)")}${word(missingX + 18, missingY + 10, missing)}`;
  return { svg: `${word(0, 10, label)}${swatches}${texts}${rest}`, height: (isOver ? y + 50 : y + 32) + 4 };
}

function kindRows(kinds: readonly { readonly colour: string; readonly name: string }[], width: number) {
  let [x, y] = [0, 0];
  const marks = kinds.map(({ colour, name }) => {
    const own = 18 + textWidth(name) + 16;
    if (x > 0 && x + own > width) [x, y] = [0, y + ROW];
    const mark = `${swatch(x, y, 12, 12, colour)}${word(x + 18, y + 10, name)}`;
    x += own;
    return mark;
  });
  return { svg: marks.join(""), height: y + ROW };
}

function swatch(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${escapeXml(colour)}" stroke="var(--theme-foreground-fainter)" stroke-width="0.5"/>`;
}

function word(x: number, y: number, text: string, anchor = "start"): string {
  return `<text x="${x}" y="${y}" font-size="12" text-anchor="${anchor}" fill="var(--theme-foreground-muted)">${escapeXml(text)}</text>`;
}
