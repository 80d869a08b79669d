import { textWidth } from "./label-placement.ts";

/**
 * A text in lines that are no wider than `room`, broken between words, and inside a word that is wider by itself; what does
 * not go into `most` lines ends in an ellipsis.
 *
 * @param room Width of a line. [px]
 */
export function textLines(text: string, room: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => pieces(each, room))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(" "), room)];
}

/** A text that ends in an ellipsis where it is wider than `room`. */
export function shortened(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join("").trimEnd()}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function pieces(word: string, room: number): string[] {
  if (textWidth(word) <= room) return [word];
  const found = [""];
  for (const letter of word) {
    const last = found.at(-1) as string;
    if (last !== "" && textWidth(last + letter) > room) found.push(letter);
    else found[found.length - 1] = last + letter;
  }
  return found;
}
