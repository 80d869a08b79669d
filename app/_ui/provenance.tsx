"use client";
import { useMemo } from "react";
import { sourceIn } from "#lib/notebook/source-in.ts";
import { presentMessages } from "./messages-present.ts";
import type { StandaloneProps } from "./standalone-props.ts";

/** Where a page comes from, at its end: sources, snapshot, pin, and the way back to it, by link and by QR code. */
export function Provenance({ page, pin, address, qr, fullPage }: StandaloneProps & { readonly fullPage: string }) {
  const say = presentMessages(page.language);
  const code = useMemo(() => ({ __html: qr }), [qr]);
  return (
    <section className="provenance" aria-label={say.provenance}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server */}
      <div className="qr" role="img" aria-label={say.qr(address)} dangerouslySetInnerHTML={code} />
      <div>
        <h2>{say.provenance}</h2>
        {page.sources.map((line) => (
          <p key={`${line.source} ${line.quality}`}>
            {say.source}: {sourceIn(line.source, page.language)}
            {line.first === null ? "" : `, ${say.dataFromTo(line.first, line.last)}`}.
            {line.quality === "synthetic" ? ` ${say.synthetic}` : ""}
          </p>
        ))}
        <p>
          {say.snapshot} <code>{page.snapshot}</code>
          {pin ? (
            <>
              {" · "}
              {say.pin} <code>{pin.id}</code> · {say.made(pin.created.slice(0, 10))}
            </>
          ) : null}
        </p>
        <p>
          <a href={address}>{fullPage}</a>: <span className="address">{address}</span>
        </p>
      </div>
    </section>
  );
}
