import type { RenderFunction } from "@observablehq/plot";

/**
 * Mark options that put a key on each drawn element, so that pointer and keyboard find what it stands for. An element of
 * many data, such as a line, has that of its first.
 */
export function keyed<Datum>(data: readonly Datum[], keyOf: (datum: Datum) => string): { render: RenderFunction } {
  const render: RenderFunction = (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    let drawn = 0;
    for (const child of group?.children ?? []) {
      const { __data__: bound } = child as { readonly __data__?: number | ArrayLike<number> };
      const datum = data[(typeof bound === "object" ? bound[0] : index[drawn]) ?? -1];
      if (datum !== undefined) child.setAttribute("data-key", keyOf(datum));
      drawn += 1;
    }
    return group;
  };
  return { render };
}
