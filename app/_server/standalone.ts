import { headers } from "next/headers";
import type { PageContent } from "#lib/notebook/page-content.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinnedDetails } from "#lib/notebook/pins/pinned-page.ts";
import { qrCode } from "#lib/notebook/print/qr-code.ts";
import type { StandaloneProps } from "../_ui/standalone-props.ts";
import { pinHome } from "./pins.ts";
import { siteOrigin } from "./site-origin.ts";

/** A pin to be read or printed as it stands. */
export async function standalonePin(pin: Pin, page: PageContent): Promise<StandaloneProps> {
  const { paper, tables } = await pinnedDetails(await pinHome(), pin, page.language);
  const address = `${siteOrigin(await headers())}/p/${pin.id}`;
  return {
    page: { ...page, drawings: { ...page.drawings, ...paper } },
    pin: { id: pin.id, created: pin.created },
    address,
    qr: qrCode(address),
    tables,
  };
}

/** A live page to be read or printed as it stands; its address states its inputs and its snapshot. */
export async function standalonePage(
  page: PageContent,
  { paper, tables }: { readonly paper: PageContent["drawings"]; readonly tables: StandaloneProps["tables"] },
): Promise<StandaloneProps> {
  const search = new URLSearchParams(Object.entries(page.inputs).map(([name, value]) => [name, String(value)]));
  search.set("snapshot", page.snapshot);
  const address = `${siteOrigin(await headers())}/analyses/${page.slug}?${search}`;
  return { page: { ...page, drawings: { ...page.drawings, ...paper } }, address, qr: qrCode(address), tables };
}
