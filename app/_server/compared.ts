import { EXPLORED } from "#lib/notebook/explored.ts";
import type { Language } from "#lib/notebook/language.ts";
import { analysisNow } from "#lib/notebook/pins/analysis-now.ts";
import type { Compared } from "#lib/notebook/pins/compared.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { queryNow } from "#lib/notebook/pins/query-now.ts";
import { analysisFolder, loadAnalysis } from "./analyses.ts";
import { loadPin, pinHome, siteCode } from "./pins.ts";
import { problem } from "./problem.ts";
import { runExplored } from "./run-explored.ts";
import { siteLake } from "./site.ts";

/** A pin with all that it is compared with, or the problem that there is no such pin or analysis. */
export async function comparedPin(id: string, language: Language, request: Request): Promise<Compared | Response> {
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const now = await nowOf(pin, language, request);
  if (!now)
    return problem(410, "Analysis gone", `The analysis ${pin.slug} is no longer there: nothing to compare with`);
  const [lake, home, code] = await Promise.all([siteLake(), pinHome(), siteCode(pin.slug)]);
  return { lake, home, pin, code, language, signal: request.signal, now };
}

async function nowOf(pin: Pin, language: Language, request: Request): Promise<Compared["now"] | undefined> {
  if (pin.slug === EXPLORED) {
    const { sql, chart } = pin.inputs;
    const asked = { sql: String(sql), chart: chart === undefined ? undefined : String(chart) };
    return queryNow(pin, language, (newest) => runExplored(newest, asked, request));
  }
  const analysis = await loadAnalysis(pin.slug);
  return analysis && analysisNow(analysis, analysisFolder(pin.slug), pin, language);
}
