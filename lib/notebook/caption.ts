import type { FramedFigure } from "./render-state.ts";

/** A figure's title, unit and period as one plain sentence. */
export function caption({ title, unit }: Pick<FramedFigure, "title" | "unit">): string {
  const said = [
    title.replace(/[.。]$/, ""),
    unit
      .split(" · ")
      .join(", ")
      .replace(/[.。]$/, ""),
  ];
  return `${said.filter(Boolean).join(": ")}.`;
}
