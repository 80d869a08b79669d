/** The part of a drawing that is shown, in its own units: what an SVG's viewBox says. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** No closer than this share of the whole. */
const CLOSEST = 1 / 16;

/** Nearer by a factor (below 1: farther) around a point, in shares of what is shown; never beyond the whole. */
export function zoomed(view: View, whole: View, factor: number, at = { x: 0.5, y: 0.5 }): View {
  const share = Math.min(1, Math.max(CLOSEST, view.width / factor / whole.width));
  const [width, height] = [whole.width * share, whole.height * share];
  return inside(
    { x: view.x + (view.width - width) * at.x, y: view.y + (view.height - height) * at.y, width, height },
    whole,
  );
}

/** The view that holds a rectangle given in shares of what is shown, in the whole's proportions. */
export function zoomedTo(view: View, whole: View, rect: View): View {
  const share = Math.max((rect.width * view.width) / whole.width, (rect.height * view.height) / whole.height, CLOSEST);
  const [width, height] = [whole.width * Math.min(1, share), whole.height * Math.min(1, share)];
  const middle = {
    x: view.x + (rect.x + rect.width / 2) * view.width,
    y: view.y + (rect.y + rect.height / 2) * view.height,
  };
  return inside({ x: middle.x - width / 2, y: middle.y - height / 2, width, height }, whole);
}

/** The view moved by shares of itself. */
export function panned(view: View, whole: View, x: number, y: number): View {
  return inside({ ...view, x: view.x + x * view.width, y: view.y + y * view.height }, whole);
}

/** All of a drawing, where views are in shares of it. */
export const WHOLE: View = { x: 0, y: 0, width: 1, height: 1 };

/** The part of the whole that a view shows of a drawing which itself shows `base`; all in shares. */
export function composed(base: View, view: View): View {
  return {
    x: base.x + view.x * base.width,
    y: base.y + view.y * base.height,
    width: view.width * base.width,
    height: view.height * base.height,
  };
}

/** The view of a drawing of `base` that shows `wanted` of the whole: the inverse of `composed()`. */
export function within(base: View, wanted: View): View {
  return {
    x: (wanted.x - base.x) / base.width,
    y: (wanted.y - base.y) / base.height,
    width: wanted.width / base.width,
    height: wanted.height / base.height,
  };
}

function inside(view: View, whole: View): View {
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    ...view,
    x: clamp(view.x, whole.x, whole.x + whole.width - view.width),
    y: clamp(view.y, whole.y, whole.y + whole.height - view.height),
  };
}
