import { stripVTControlCharacters, styleText } from "node:util";

/** Looks a terminal can give to text; without colours (a file, `NO_COLOR`) they change nothing. */
export const style = {
  bold: (text: string): string => styleText("bold", text),
  dim: (text: string): string => styleText("dim", text),
  good: (text: string): string => styleText("green", text),
  bad: (text: string): string => styleText("red", text),
  code: (text: string): string => styleText("cyan", text),
} as const;

/** Columns the text takes in a terminal. */
export function widthOf(text: string): number {
  const bare = stripVTControlCharacters(text).replaceAll("\u{fe0f}", "");
  const wide = bare.match(/\p{Emoji_Presentation}/gu)?.length ?? 0;
  return Array.from(bare).length + wide;
}

/** Fills up with blanks to a width. */
export const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

/** Breaks text at blanks so that no line is longer than the width, where it can be helped. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && widthOf(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}
