type Style = "short" | "long";

/** A format is dear to make, and a page names days thousands of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The name of a day of the week, 0 for Monday. */
export function weekdayName(day: number, language: string, style: Style = "short"): string {
  const key = `${language} ${style}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" });
    formats.set(key, format);
  }
  // The first of January 2024 was a Monday.
  return format.format(Date.UTC(2024, 0, 1 + day));
}
