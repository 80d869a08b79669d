import type { PlotOptions } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { drawFigure } from "./draw.ts";

/** Attributes that place things; text is left as it is. */
const GEOMETRY = / (?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|points|transform)="[^"]*"/g;

/** A figure as the text of its SVG, for the server's HTML; coordinates keep two decimals. */
export function svgText(options: PlotOptions): string {
  return serverText((document) => drawFigure(options, document));
}

/** What is drawn into a document of the server's own, as text; coordinates keep two decimals. */
export function serverText(draw: (document: Document) => Element): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return draw(document as unknown as Document).outerHTML.replace(GEOMETRY, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );
}
