import type { Language } from "#lib/notebook/language.ts";
import type { Compared } from "#lib/notebook/pins/changes.ts";
import { analysisFolder, loadAnalysis } from "./analyses.ts";
import { loadPin, pinHome, siteCode } from "./pins.ts";
import { problem } from "./problem.ts";
import { siteLake } from "./site.ts";

/** A pin with all that it is compared with, or the problem that there is no such pin or analysis. */
export async function comparedPin(id: string, language: Language, signal: AbortSignal): Promise<Compared | Response> {
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const analysis = await loadAnalysis(pin.slug);
  if (!analysis)
    return problem(410, "Analysis gone", `The analysis ${pin.slug} is no longer there: nothing to compare with`);
  const [lake, home, code] = await Promise.all([siteLake(), pinHome(), siteCode(pin.slug)]);
  return { lake, home, pin, analysis, folder: analysisFolder(pin.slug), code, language, signal };
}
