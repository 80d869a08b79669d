import { readFile } from "node:fs/promises";
import path from "node:path";
import { LRUCache } from "lru-cache";
import type { Metadata } from "next";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { shareImage } from "#lib/notebook/share/share-image.ts";
import { SHARE_SIZE, shareSvg } from "#lib/notebook/share/share-svg.ts";
import { projectFolder } from "./site.ts";

const FONTS = ["Regular", "Bold"].map((weight) => `pretendard/dist/public/static/Pretendard-${weight}.otf`);

const drawn = new LRUCache<string, Uint8Array>({
  maxSize: 16_000_000,
  sizeCalculation: ({ byteLength }) => byteLength,
});

/** The picture of a page for previews of its link; `key` names all that it depends on. */
export async function sharePicture(page: PageContent, width: number, key: string): Promise<Uint8Array> {
  const kept = drawn.get(`${key} ${width}`);
  if (kept) return kept;
  const root = projectFolder();
  const tokens = await readFile(path.join(/* turbopackIgnore: true */ root, "app/tokens.css"), "utf8");
  const [source] = page.sources;
  const cover = page.cover ?? Object.keys(page.drawings)[0] ?? "";
  const svg = shareSvg(
    {
      title: page.title,
      line: page.answer ?? page.question,
      foot: [source?.source, source?.last, page.snapshot.slice(0, 8)].filter(Boolean).join(" · "),
      drawing: page.drawings[cover],
    },
    tokens,
  );
  const fonts = FONTS.map((file) => path.join(/* turbopackIgnore: true */ root, "node_modules", file));
  const image = await shareImage(svg, width, fonts);
  drawn.set(`${key} ${width}`, image);
  return image;
}

/** The width that a picture is asked for: all of it unless `width` says less. */
export function askedWidth(search: URLSearchParams): number {
  const width = Number(search.get("width") ?? SHARE_SIZE.width);
  return Number.isInteger(width) && width >= 1 ? Math.min(SHARE_SIZE.width, width) : SHARE_SIZE.width;
}

/** What a page tells those who preview its link: words, picture, and where its oEmbed answer is. */
export function shareMetadata(
  { title, answer, question, language }: Pick<PageContent, "title" | "answer" | "question" | "language">,
  { origin, address, image }: { readonly origin: string; readonly address: string; readonly image: string },
): Metadata {
  const description = answer ?? question;
  const url = `${origin}${address}`;
  const images = [{ url: `${origin}${image}`, ...SHARE_SIZE, alt: description }];
  return {
    title,
    description,
    openGraph: {
      title,
      description,
      url,
      images,
      type: "article",
      siteName: "Wattbook",
      locale: language === "ko" ? "ko_KR" : "en_GB",
    },
    twitter: { card: "summary_large_image", title, description, images },
    alternates: {
      types: { "application/json+oembed": `${origin}/api/oembed?${new URLSearchParams({ url, format: "json" })}` },
    },
  };
}
