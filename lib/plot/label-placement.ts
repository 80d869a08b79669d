/** A point that wants a label, in pixels. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel extends LabelWish {
  readonly dx: number;
  readonly dy: number;
  readonly textAnchor: "start" | "end" | "middle";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LINE = 15;

/** Width of a text at 12 px: Korean letters are as wide as they are high. [px] */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter.charCodeAt(0) > 0x1100 ? 11.6 : 6.6;
  return width;
}

const SIDES = [
  { dx: 7, dy: 0, textAnchor: "start" },
  { dx: -7, dy: 0, textAnchor: "end" },
  { dx: 0, dy: -11, textAnchor: "middle" },
  { dx: 0, dy: 12, textAnchor: "middle" },
] as const;

/** Puts each label beside its point where it leaves neither the frame nor covers an earlier label; drops it where it cannot. */
export function placeLabels(wishes: readonly LabelWish[], frame: Box): PlacedLabel[] {
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    for (const side of SIDES) {
      const box = labelBox(wish, side);
      if (!inside(box, frame) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed.push({ ...wish, ...side });
      break;
    }
  }
  return placed;
}

function labelBox({ x, y, text }: LabelWish, { dx, dy, textAnchor }: (typeof SIDES)[number]): Box {
  const width = textWidth(text);
  const start = { start: 0, end: -width, middle: -width / 2 }[textAnchor];
  return { left: x + dx + start, right: x + dx + start + width, top: y + dy - LINE / 2, bottom: y + dy + LINE / 2 };
}

function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
