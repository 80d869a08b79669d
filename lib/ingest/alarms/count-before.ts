import type { AlarmEngine, Uncounted } from "#lib/metering/alarm/engine.ts";
import type { EnergyBefore } from "./energy-before.ts";

/** Asks the lake what budgets have not counted. */
export type AskEnergy = (questions: readonly Uncounted[], signal: AbortSignal) => Promise<(EnergyBefore | null)[]>;

const MOST = 500;

/**
 * Brings to budgets what was used in their period before they began to count: their rule is new, or their device was not heard. To be
 * called after each compaction; what it finds uncounted is asked for after the next one, when all that came before is in the lake.
 */
export function countBefore(engine: AlarmEngine, ask: AskEnergy, signal: AbortSignal) {
  let seen = new Set<string>();
  const asked = new Set<string>();
  return async (): Promise<void> => {
    const nameOf = ({ watch, until }: Uncounted) => `${watch} ${until}`;
    const all = engine.uncounted();
    const due = all.filter((each) => seen.has(nameOf(each)) && !asked.has(nameOf(each))).slice(0, MOST);
    seen = new Set(all.map(nameOf));
    for (const name of asked) if (!seen.has(name)) asked.delete(name);
    if (due.length === 0) return;
    const answers = await ask(due, signal);
    for (const [i, question] of due.entries()) {
      const answer = answers[i];
      if (answer) engine.credit(question, answer.since, answer.kwh);
      asked.add(nameOf(question));
    }
  };
}
