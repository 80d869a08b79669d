import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { withPngText } from "./png-text.ts";
import { type FigureProvenance, PROVENANCE_KEY } from "./provenance.ts";

const FONTS = ["Regular", "Medium", "SemiBold", "Bold"];

/** Pixels of the PNG to one of the drawing. */
const SCALE = 2;

/** Where the site's font lies in a project's folder, as OpenType files. */
export function fontFolder(project: string): string {
  return path.join(/* turbopackIgnore: true */ project, "node_modules/pretendard/dist/public/static");
}

/** Draws an SVG as a PNG in the site's own font, from `fonts`: what fonts the machine has does not matter. */
export function pngOf(svg: string, fonts: string, scale = SCALE): Uint8Array {
  const fontFiles = FONTS.map((weight) => path.join(/* turbopackIgnore: true */ fonts, `Pretendard-${weight}.otf`));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Pretendard" };
  return new Resvg(svg, { fitTo: { mode: "zoom", value: scale }, font }).render().asPng();
}

/** A standalone figure as a PNG that knows what the SVG knows. */
export function figurePng(
  svg: string,
  fonts: string,
  about: { readonly title: string; readonly alt: string },
  provenance: FigureProvenance,
): Uint8Array<ArrayBuffer> {
  return withPngText(pngOf(svg, fonts), {
    Title: about.title,
    Description: about.alt,
    Source: provenance.permalink,
    Software: "Wattbook",
    [PROVENANCE_KEY]: JSON.stringify(provenance),
  });
}
