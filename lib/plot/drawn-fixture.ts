import type { PlotOptions } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { textWidth } from "./label-placement.ts";
import { svgText } from "./svg-text.ts";

/** A text of a drawing and the room it takes at 12 px. [px] */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A figure as it was drawn, to be looked into. */
export interface Drawn {
  readonly svg: string;
  readonly root: Element;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
  /** Elements with a key, in the order in which they were drawn. */
  readonly marks: readonly Element[];
  readonly keys: readonly string[];
}

const LINE = 12;

/** Draws a figure as the server does. */
export function drawn(options: PlotOptions): Drawn {
  const svg = svgText(options);
  const root = parseHTML(`<body>${svg}</body>`).document.querySelector("svg") as unknown as Element;
  const marks = [...root.querySelectorAll("[data-key]")];
  return {
    svg,
    root,
    width: Number(root.getAttribute("width")),
    height: Number(root.getAttribute("height")),
    texts: [...root.querySelectorAll("text")].filter(({ textContent }) => textContent).map(boxOf),
    marks,
    keys: marks.map((mark) => mark.getAttribute("data-key") as string),
  };
}

function boxOf(element: Element): DrawnText {
  const text = element.textContent as string;
  const { x, y } = placeOf(element);
  const width = textWidth(text);
  const left = x - { start: 0, middle: width / 2, end: width }[inherited(element, "text-anchor") ?? "start"]!;
  const baseline = y + Number.parseFloat(element.getAttribute("y") ?? "0") * LINE;
  return { text, left, right: left + width, top: baseline - 0.75 * LINE, bottom: baseline + 0.25 * LINE };
}

/** Where an element lies: the sum of the shifts of itself and all around it. */
function placeOf(element: Element): { readonly x: number; readonly y: number } {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const shift = /translate\(([-\d.]+),([-\d.]+)\)/.exec(at.getAttribute("transform") ?? "");
    x += Number(shift?.[1] ?? 0);
    y += Number(shift?.[2] ?? 0);
  }
  return { x, y };
}

function inherited(element: Element, name: string): "start" | "middle" | "end" | undefined {
  return (element.closest(`[${name}]`)?.getAttribute(name) as "start" | undefined) ?? undefined;
}

/** Texts that leave the frame, with how far. [px] */
export function textsOutside({ texts, width, height }: Drawn): string[] {
  return texts.flatMap(({ text, left, right, top, bottom }) => {
    const out = Math.max(-left, right - width, -top, bottom - height);
    return out > 1 ? [`“${text}” by ${Math.round(out)} px`] : [];
  });
}

/** Pairs of texts that cover one another. */
export function textsCovered({ texts }: Drawn): string[] {
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return across > 1 && down > 2 ? [`“${a.text}” and “${b.text}”`] : [];
    }),
  );
}

/** What no drawing may hold: a number that is none, a warning of Plot, coordinates too fine. */
export function faultsOf({ svg }: Drawn): string[] {
  const faults = [/NaN/, /undefined/, /Infinity/, /\bnull\b/, /⚠/, / [a-z0-9]+="[^"]*\d\.\d{4,}[^"]*"/];
  return faults.flatMap((fault) => fault.exec(svg)?.[0] ?? []);
}
