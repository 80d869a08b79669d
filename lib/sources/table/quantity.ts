const PLAIN = /^\d+(\.\d+)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const DASHES = /^[-\u2010-\u2015\u2212\uff0d]$/;

/** The quantity, 0 or more, that a cell states: NaN where it says missing (blank or a dash), nothing where it is none. */
export function readQuantity(text: string): number | undefined {
  const trimmed = text.trim();
  if (PLAIN.test(trimmed)) return Number(trimmed);
  if (GROUPED.test(trimmed)) return Number(trimmed.replaceAll(",", ""));
  return trimmed === "" || DASHES.test(trimmed) ? Number.NaN : undefined;
}
