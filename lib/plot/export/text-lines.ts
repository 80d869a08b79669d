import { textWidth } from "../label-placement.ts";

/** A text in lines no wider than `width` at a font size; it breaks at spaces, and inside a word only where it must. */
export function textLines(text: string, width: number, fontSize: number): string[] {
  const fits = (line: string) => (textWidth(line) * fontSize) / 12 <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (!fits(line) && line.length > 1) {
      let end = line.length - 1;
      while (end > 1 && !fits(line.slice(0, end))) end--;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return line ? [...lines, line] : lines;
}
