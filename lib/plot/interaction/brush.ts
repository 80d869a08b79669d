/** A rectangle on the screen. [px] */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box between two corners, whichever way it was drawn. */
export function boxBetween(x1: number, y1: number, x2: number, y2: number): Box {
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}

/** The keys of the marks whose middle lies in the brush, each once, in the order in which they are drawn. */
export function brushedKeys(brush: Box, marks: Iterable<{ readonly key: string; readonly box: Box }>): string[] {
  const keys = new Set<string>();
  for (const { key, box } of marks) {
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    if (x >= brush.left && x <= brush.right && y >= brush.top && y <= brush.bottom) keys.add(key);
  }
  return [...keys];
}
