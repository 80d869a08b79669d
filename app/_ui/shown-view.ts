import { composed, type View, WHOLE, within } from "#lib/plot/interaction/zoom.ts";

/** Notes in a drawing that it shows a part of the whole, with axes of that part. */
export function markView(svg: SVGSVGElement, view: View): void {
  svg.dataset.view = JSON.stringify(view);
}

/** Shows a part of a figure, in shares of the whole, by the drawing that is there. */
export function showView(svg: SVGSVGElement, view: View): void {
  const { x, y, width, height } = within(baseOf(svg), view);
  const [across, down] = sizeOf(svg);
  svg.setAttribute("viewBox", [x * across, y * down, width * across, height * down].join(" "));
}

/** The part of a figure that is shown, in shares of the whole. */
export function shownView(svg: SVGSVGElement): View {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const [across, down] = sizeOf(svg);
  return composed(baseOf(svg), { x: x / across, y: y / down, width: width / across, height: height / down });
}

function baseOf(svg: SVGSVGElement): View {
  return svg.dataset.view ? (JSON.parse(svg.dataset.view) as View) : WHOLE;
}

function sizeOf(svg: SVGSVGElement): [number, number] {
  return [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
}
