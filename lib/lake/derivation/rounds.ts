import { UserError } from "#lib/core/user-error.ts";
import type { Catalogue } from "../catalogue.ts";

export type Found = ReturnType<Catalogue["derivations"]["get"]> & {};

/** The derivations in rounds: each round reads only datasets that are given or that an earlier round derives. */
export function rounds(catalogue: Catalogue): Found[][] {
  let pending = [...catalogue.derivations.values()];
  const ordered: Found[][] = [];
  while (pending.length > 0) {
    const derived = new Set(pending.map(({ derivation }) => derivation.dataset));
    const ready = pending.filter(({ derivation }) => !derivation.inputs.some((input) => derived.has(input)));
    if (ready.length === 0) {
      throw new UserError(`Cannot derive ${[...derived].join(", ")} as they are derived from one another`);
    }
    ordered.push(ready);
    pending = pending.filter((each) => !ready.includes(each));
  }
  return ordered;
}
