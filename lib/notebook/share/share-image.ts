import { renderAsync } from "@resvg/resvg-js";

/** An SVG as a PNG of a width, its text in the fonts of these files and no other. */
export async function shareImage(svg: string, width: number, fontFiles: readonly string[]): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: "Pretendard" },
  });
  return image.asPng();
}
