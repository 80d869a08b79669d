import { SHARE_SIZE } from "./share-svg.ts";

/** An oEmbed answer: the picture of a page, which any site may show (https://oembed.com, 2.3.4.1). */
export interface OEmbed {
  readonly version: "1.0";
  readonly type: "photo";
  readonly title: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly provider_name: "Wattbook";
  readonly provider_url: string;
  /** How long it may be kept. [s] */
  readonly cache_age: number;
}

interface Embedded {
  readonly title: string;
  /** Address of the picture; its width is asked for by `width`. */
  readonly image: URL;
  /** True for what never changes. */
  readonly isPinned: boolean;
}

/** Says how to embed a page within the size that is asked for. */
export function oEmbed(
  { title, image, isPinned }: Embedded,
  most: { readonly width: number; readonly height: number },
): OEmbed {
  const scale = Math.min(1, most.width / SHARE_SIZE.width, most.height / SHARE_SIZE.height);
  const width = Math.max(1, Math.floor(SHARE_SIZE.width * scale));
  const url = new URL(image);
  url.searchParams.set("width", String(width));
  return {
    version: "1.0",
    type: "photo",
    title,
    url: url.href,
    width,
    height: Math.round((width * SHARE_SIZE.height) / SHARE_SIZE.width),
    provider_name: "Wattbook",
    provider_url: url.origin,
    cache_age: isPinned ? 31_536_000 : 3600,
  };
}
