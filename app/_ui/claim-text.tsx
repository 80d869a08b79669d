import type { ReactNode } from "react";
import type { LiveClaim } from "#lib/notebook/claims.ts";
import type { Language } from "#lib/notebook/language.ts";
import { claimMark } from "./messages-claims.ts";

interface ClaimTextProps {
  readonly name: string;
  readonly claim: LiveClaim;
  readonly language: Language;
  /** The words of the claim. */
  readonly words: ReactNode;
  /** Its numbers, as the page shows them. */
  readonly children: ReactNode;
}

/** A claim in prose: its words, its numbers, and in words what is wrong where the data do not bear it out. */
export function ClaimText({ name, claim, language, words, children }: ClaimTextProps) {
  const mark = claimMark(claim.holds, language);
  const kind = claim.holds ? "holds" : claim.holds === null ? "unknown" : "broken";
  return (
    <span className={`claim claim-${kind}`} data-claim={name}>
      <span className="claim-words">{words}</span> {children}
      {mark ? <em className="claim-mark"> [{mark}]</em> : null}
    </span>
  );
}
