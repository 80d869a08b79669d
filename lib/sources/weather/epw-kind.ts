/** Names of sets of typical years, as words of their own. */
const SETS =
  /(?<![A-Za-z])(?:C?TMY[x\d]*|IWEC\d*|CWEC\d*|WYEC\d*|TRY|CSWD|ISHRAE\d*|SWEC|SWERA|KISR|IGDG|RMY|RTMY|CTYW|CIBSE)(?![A-Za-z])/;
const TYPICAL = /\btypical\b/i;
const ACTUAL = /(?<![A-Za-z])AMY(?![A-Za-z])|\bactual meteorological year\b/i;

/**
 * Tells whether an EPW says that its year is typical: by the source in its LOCATION line, or in its comments. Nothing else does: every
 * header has a line TYPICAL/EXTREME PERIODS, and names of files and places hold such letters by chance.
 */
export function isTypicalEpw(source: string, header: readonly string[]): boolean {
  const said = [source, ...header.filter((line) => /^COMMENTS \d/i.test(line))].join("\n");
  return (SETS.test(said) || TYPICAL.test(said)) && !ACTUAL.test(said);
}
