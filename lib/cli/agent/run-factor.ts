import emissions from "#data/reference/emission-factors.json" with { type: "json" };
import type { RunFactor } from "#lib/agent/runs/run-record.ts";
import { UserError } from "#lib/core/user-error.ts";
import { emissionFactor } from "#lib/live/reference.ts";

const TIMEOUT_MS = 3000;

/** The factor of the live page; or a number, or what an address answers as JSON, such as a grid's signal of this moment. */
export async function runFactor(
  asked: string | undefined,
  { say, signal }: { readonly say: (line: string) => void; readonly signal: AbortSignal },
): Promise<RunFactor> {
  if (asked === undefined) return approved();
  if (!/^https?:/.test(asked)) return byHand(asked);
  try {
    const response = await fetch(asked, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    return answered(asked, (await response.json()) as Record<string, unknown>);
  } catch (error) {
    say(`Cannot use the factor of ${asked}, so the approved one is taken: ${(error as Error).message}`);
    return approved();
  }
}

function approved(): RunFactor {
  const { kgCo2ePerKwh, name, period, published, basis } = emissionFactor();
  return { kg_co2e_per_kwh: kgCo2ePerKwh, name: name.en, period, published, basis: basis.en, source: emissions.source };
}

function byHand(text: string): RunFactor {
  return { ...NONE, kg_co2e_per_kwh: checked(text), name: "given with --factor", source: "whoever ran this" };
}

function answered(address: string, body: Readonly<Record<string, unknown>>): RunFactor {
  const word = (key: string) => (typeof body[key] === "string" ? body[key] : "");
  if (typeof body.kg_co2e_per_kwh !== "number") throw new Error("its answer has no number kg_co2e_per_kwh");
  return {
    kg_co2e_per_kwh: checked(String(body.kg_co2e_per_kwh)),
    name: word("name") || "factor of the moment",
    period: word("period"),
    published: word("published"),
    basis: word("basis"),
    source: word("source") || new URL(address).host,
  };
}

const NONE = { period: "", published: "", basis: "" };

function checked(text: string): number {
  const factor = Number(text);
  if (text.trim() !== "" && factor >= 0 && factor <= 3) return factor;
  throw new UserError(
    `Cannot use --factor ${text} as it must be kgCO2e per kWh from 0 to 3, such as 0.4173, or an http address`,
  );
}
