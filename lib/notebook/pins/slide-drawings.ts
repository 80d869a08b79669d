import { svgText } from "#lib/plot/svg-text.ts";
import type { Analysis } from "../analysis.ts";
import type { LoadedState } from "../page-state.ts";
import { figureOptions } from "../render-state.ts";

/** What a slide of 1280 by 720 px leaves to its figure. [px] */
const ROOM = { width: 1184, height: 500 };

/** What it leaves to a figure that is taller than wide, which stands beside its heading. [px] */
const TALL_ROOM = { width: 700, height: 620 };

/** Widths to choose from: the narrower a figure is drawn, the larger its type on a slide. [px] */
const WIDTHS = [1184, 1080, 980, 880, 800, 720, 640, 560, 480];

/** The SVG of every figure as a slide shows it: drawn for the width at which its type is largest on the slide. */
export function slideDrawings(
  analysis: Analysis,
  { state }: Pick<LoadedState, "state">,
): Readonly<Record<string, string>> {
  const drawn = Object.keys(analysis.figures).flatMap((name) => {
    const fits = WIDTHS.flatMap((width) => {
      const options = figureOptions(analysis, name, state, width);
      return options ? [{ options, scale: slideScale(width, options.height) }] : [];
    });
    const [first, ...others] = fits;
    if (!first) return [];
    const best = others.reduce((kept, each) => (each.scale > kept.scale ? each : kept), first);
    return [[name, svgText(best.options)] as const];
  });
  return Object.fromEntries(drawn);
}

/** How much larger than drawn a figure is on a slide; Plot's own height is about 0.6 of its width. */
function slideScale(width: number, height = width * 0.6): number {
  const room = height > width ? TALL_ROOM : ROOM;
  return Math.min(room.width / width, room.height / height);
}
