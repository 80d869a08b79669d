/** How the times of a file are spaced. */
type Spacing = "whole numbers" | "months" | "instants";

/** A time as a number whose equal steps are equal distances: a whole number, a month's index, or milliseconds. */
export interface ReadTime {
  readonly spacing: Spacing;
  readonly at: number;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])(?:-01(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Every way a text can be read as a time, the most even first: the first of a month is a month before it is an instant. */
export function readTimes(text: string): ReadTime[] {
  const times: ReadTime[] = [];
  if (/^[+-]?\d+$/.test(text)) times.push({ spacing: "whole numbers", at: Number(text) });
  const month = MONTH.exec(text);
  if (month) times.push({ spacing: "months", at: Number(month[1]) * 12 + Number(month[2]) - 1 });
  if (INSTANT.test(text)) {
    const zoned = /[T ]\d{2}:\d{2}/.test(text) && !/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text;
    const at = Date.parse(zoned.replace(" ", "T"));
    if (Number.isFinite(at)) times.push({ spacing: "instants", at });
  }
  return times;
}
