import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { AskEnergy } from "#lib/ingest/alarms/count-before.ts";
import type { EnergyBefore } from "#lib/ingest/alarms/energy-before.ts";
import type { Env } from "../env.ts";
import { childEnd } from "../supervisor/child-end.ts";
import { startChild } from "../supervisor/start-child.ts";

const SCRIPT = join(import.meta.dirname, "energy-in-lake.ts");

/** Asks the lake in a process of its own, so that its memory is given back. */
export function energyInChild(env: Env): AskEnergy {
  return async (questions, signal) => {
    const child = startChild([SCRIPT, JSON.stringify(questions)], env);
    let answers: (EnergyBefore | null)[] = [];
    child.on("message", (told: (EnergyBefore | null)[]) => {
      answers = told;
    });
    const complaint = child.stderr ? text(child.stderr) : Promise.resolve("");
    const end = await childEnd(child, signal);
    if (end !== "code 0") throw new Error((await complaint).trim() || `its process ended with ${end}`);
    return answers;
  };
}
