import { readPngText } from "./png-text.ts";
import { unescapeXml } from "./xml.ts";

/** What an exported figure knows of itself: enough to open the view it came from, and to compute it again. */
export interface FigureProvenance {
  /** Address of the pinned page. */
  readonly permalink: string;
  readonly pin: string;
  readonly analysis: string;
  readonly figure: string;
  readonly snapshot: string;
  /** Hash of the code. */
  readonly code: string;
  readonly inputs: Readonly<Record<string, string | number>>;
  /** The SQL of each query behind the figure. */
  readonly sql: Readonly<Record<string, string>>;
  readonly source: readonly string[];
}

/** The keyword, or the id of the element, under which files hold it. */
export const PROVENANCE_KEY = "wattbook";

const IN_SVG = new RegExp(`<metadata id="${PROVENANCE_KEY}">([^<]*)</metadata>`);

/** Larger files are none that Wattbook wrote. [bytes] */
const LARGEST = 64e6;

/** What a PNG or SVG file that Wattbook exported says of itself; undefined for any other file. Runs in the browser too. */
export function readProvenance(bytes: Uint8Array): FigureProvenance | undefined {
  if (bytes.length > LARGEST) return undefined;
  const text = readPngText(bytes, PROVENANCE_KEY) ?? svgProvenance(bytes);
  if (text === undefined) return undefined;
  try {
    const read = JSON.parse(text) as FigureProvenance | null;
    return typeof read?.pin === "string" && typeof read.figure === "string" ? read : undefined;
  } catch {
    return undefined;
  }
}

function svgProvenance(bytes: Uint8Array): string | undefined {
  if (bytes.indexOf(0x3c) === -1) return undefined;
  const found = IN_SVG.exec(new TextDecoder().decode(bytes))?.[1];
  return found === undefined ? undefined : unescapeXml(found);
}

/** Where to go for an exported figure: the page of its pin on this site, at the figure. Its own address is not trusted. */
export function dropTarget({ pin, figure }: FigureProvenance): string | undefined {
  if (!/^[0-9a-f]{20}$/.test(pin) || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(figure)) return undefined;
  return `/p/${pin}#figure-${figure}`;
}
