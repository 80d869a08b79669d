import type { Analysis } from "../analysis.ts";
import { figureDrawings } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";

/** Width of a column on A4. [px] */
const PAPER_WIDTH = 680;

/** The drawings for paper of those figures that the page draws wider than paper is. */
export function paperDrawings(
  analysis: Analysis,
  loaded: Pick<LoadedState, "state">,
): Readonly<Record<string, string>> {
  const figures = Object.entries(analysis.figures).filter(([, { serverWidth }]) => serverWidth > PAPER_WIDTH);
  return figureDrawings({ ...analysis, figures: Object.fromEntries(figures) }, loaded, () => PAPER_WIDTH);
}
