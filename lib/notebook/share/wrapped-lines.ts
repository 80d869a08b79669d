/** Cuts a text into at most `most` lines of a width in em, at blanks; what is left over ends in an ellipsis. */
export function wrappedLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  // A number and its percent sign stay together.
  for (const word of text
    .replace(/ (?=%)/g, "\u00a0")
    .split(/[ \t\n]+/)
    .filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && emWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}

/** Width of a text in em, near enough to break lines by: Hangul and Chinese characters are almost square. */
function emWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]/.test(letter) ? 0.9 : 0.55;
  return width;
}
