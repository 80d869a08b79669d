import type { PlotOptions } from "@observablehq/plot";
import { plot } from "@observablehq/plot";

/** Draws a figure without inline style: the page's stylesheet dresses it, and the page's security policy allows no other. */
export function drawFigure(options: PlotOptions, document: Document): SVGSVGElement {
  const svg = plot({ document, className: "figure-plot", ...options } as PlotOptions) as SVGSVGElement;
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.removeAttribute("style");
  for (const clip of svg.querySelectorAll("clipPath")) nameByShape(svg, clip);
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/**
 * Plot counts clips by process: a drawing would depend on those before it, and two of one page, drawn by the server and by the
 * browser, could share a name. Named by its frame, a clip that shares its name cuts alike.
 */
function nameByShape(svg: SVGSVGElement, clip: Element): void {
  const frame = clip.firstElementChild;
  if (frame?.tagName.toLowerCase() !== "rect") return;
  const was = `url(#${clip.id})`;
  const sides = ["x", "y", "width", "height"].map((side) => Math.round(Number(frame.getAttribute(side)) * 100) / 100);
  clip.id = ["clip", ...sides].join("-");
  for (const cut of svg.querySelectorAll("[clip-path]")) {
    if (cut.getAttribute("clip-path") === was) cut.setAttribute("clip-path", `url(#${clip.id})`);
  }
}
