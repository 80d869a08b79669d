import { readFile } from "node:fs/promises";
import path from "node:path";
import { pinBundle } from "#lib/notebook/bundle/pin-bundle.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinHome } from "./pins.ts";
import { projectFolder } from "./site.ts";

const STYLES = ["tokens", "page", "figure", "slide", "print"];
const FONTS = [
  "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css",
  "@fontsource-variable/jetbrains-mono/wght.css",
];

/** A pin as a zip that opens anywhere; `origin` is where its link back points. */
export async function siteBundle(pin: Pin, origin: string): Promise<Uint8Array> {
  const root = projectFolder();
  const css = await Promise.all(
    STYLES.map((name) => readFile(path.join(/* turbopackIgnore: true */ root, "app", `${name}.css`), "utf8")),
  );
  return pinBundle({
    home: await pinHome(),
    pin,
    address: `${origin}/p/${pin.id}`,
    css: css.join("\n"),
    fonts: FONTS.map((file) => path.join(/* turbopackIgnore: true */ root, "node_modules", file)),
  });
}
