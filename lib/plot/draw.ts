import type { PlotOptions } from "@observablehq/plot";
import { plot } from "@observablehq/plot";

/** Draws a figure without inline style: the page's stylesheet dresses it, and the page's security policy allows no other. */
export function drawFigure(options: PlotOptions, document: Document): SVGSVGElement {
  const svg = plot({ document, className: "figure-plot", ...options } as PlotOptions) as SVGSVGElement;
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.removeAttribute("style");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}
