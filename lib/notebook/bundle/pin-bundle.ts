import { createHash } from "node:crypto";
import type { Zippable } from "fflate";
import { strToU8, zipSync } from "fflate";
import { parquetOf } from "#lib/lake/export/parquet.ts";
import { storedRows } from "../arrow-rows.ts";
import { LANGUAGES } from "../language.ts";
import { boundValues } from "../pins/bound-values.ts";
import type { Pin } from "../pins/pin.ts";
import { pinnedDetails, pinnedPage } from "../pins/pinned-page.ts";
import { readContent } from "../pins/store.ts";
import { qrCode } from "../print/qr-code.ts";
import { embeddedFonts } from "./embedded-fonts.ts";
import { pageHtml } from "./page-html.ts";
import { bundleReadme } from "./readme.ts";
import { rowsCsv } from "./rows-csv.ts";

interface BundleCall {
  readonly home: string;
  readonly pin: Pin;
  /** Where the pin is found. */
  readonly address: string;
  /** The site's styles. */
  readonly css: string;
  /** Style sheets that name font files. */
  readonly fonts: readonly string[];
}

const FILES = { en: "index.html", ko: "ko.html" } as const;

/** A pin as a zip: pages that open without a network, the rows and the SQL of each query, a README, and a list of it all. */
export async function pinBundle(call: BundleCall): Promise<Uint8Array> {
  const { home, pin, address } = call;
  const files = new Map<string, Uint8Array>();
  for (const [name, { rows, sql, columns }] of Object.entries(pin.queries)) {
    const arrow = await readContent(home, rows);
    files.set(`data/${name}.arrow`, arrow);
    files.set(`data/${name}.csv`, strToU8(rowsCsv(arrow)));
    const said = { pin: pin.id, snapshot: pin.snapshot, inputs: boundValues(pin), sql };
    const parquet = await parquetOf({ columns, rows: storedRows(arrow).rows }, { wattbook: JSON.stringify(said) });
    files.set(`data/${name}.parquet`, parquet);
    files.set(`sql/${name}.sql`, strToU8(`${sql.trimEnd()}\n`));
  }
  for (const language of LANGUAGES) files.set(FILES[language], strToU8(await bundledPage(call, language)));
  files.set("README.md", strToU8(bundleReadme(pin, await pinnedPage(home, pin, "en"), address)));
  const manifest = {
    pin: pin.id,
    analysis: pin.slug,
    created: pin.created,
    snapshot: pin.snapshot,
    inputs: boundValues(pin),
    code: pin.code,
    files: Object.fromEntries(
      [...files].map(([name, bytes]) => [name, { bytes: bytes.byteLength, sha256: hash(bytes) }]),
    ),
  };
  files.set("manifest.json", strToU8(`${JSON.stringify(manifest, null, 1)}\n`));
  const folder = `wattbook-${pin.slug}-${pin.id}`;
  const tree: Zippable = Object.fromEntries([...files].map(([name, bytes]) => [`${folder}/${name}`, bytes]));
  // The same time for every file, in any zone: the bytes of a bundle depend on its pin alone.
  return zipSync(tree, { mtime: new Date(1980, 0, 1) });
}

async function bundledPage(call: BundleCall, language: keyof typeof FILES): Promise<string> {
  const { home, pin, address } = call;
  const [page, { tables, paper }] = await Promise.all([
    pinnedPage(home, pin, language),
    pinnedDetails(home, pin, language),
  ]);
  const html = (css: string) =>
    pageHtml({
      pin,
      page: { ...page, drawings: { ...page.drawings, ...paper } },
      tables,
      css,
      qr: qrCode(address),
      address,
      otherFile: language === "ko" ? FILES.en : FILES.ko,
    });
  const text = html("");
  const fonts = await Promise.all(call.fonts.map((file) => embeddedFonts(file, text)));
  return html([...fonts, call.css].join("\n"));
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
