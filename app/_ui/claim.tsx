"use client";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import { ClaimText } from "./claim-text.tsx";
import { claimMark, claimMessages } from "./messages-claims.ts";
import { usePageContext } from "./page-context.ts";

/** A comparison that the prose makes, with its numbers; these say what is compared when they are pointed at or focused. */
export function Claim({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { claims, props } = usePageContext();
  const note = useId();
  const [isOpen, setOpen] = useState(false);
  const claim = claims[name];
  if (!claim) throw new TypeError(`Cannot show the claim ${name} as ${props.slug} has none of this name`);
  const say = claimMessages(props.language);
  return (
    <ClaimText name={name} claim={claim} language={props.language} words={children}>
      <span
        className="claim-numbers"
        role="presentation"
        onPointerEnter={({ pointerType }) => pointerType === "mouse" && setOpen(true)}
        onPointerLeave={({ pointerType }) => pointerType === "mouse" && setOpen(false)}
      >
        <button
          type="button"
          className="claim-value"
          aria-label={say.about(claim.text)}
          aria-describedby={note}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || !isOpen) return;
            event.stopPropagation();
            setOpen(false);
          }}
        >
          ({claim.text})
        </button>
        <span className="claim-note" id={note} role="tooltip" hidden={!isOpen}>
          {claimMark(claim.holds, props.language) ?? say.holds} {claim.states}
        </span>
      </span>
    </ClaimText>
  );
}
