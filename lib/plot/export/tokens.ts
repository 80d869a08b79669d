export type Theme = "light" | "dark";

/** A colour token in each theme. */
export type Tokens = ReadonlyMap<string, Readonly<Record<Theme, string>>>;

const TOKEN = /(--[a-z0-9-]+):\s*light-dark\(([^,()]+),\s*([^,()]+)\)/g;

/** The colour tokens of the site's stylesheet. */
export function parseTokens(css: string): Tokens {
  const found = Array.from(
    css.matchAll(TOKEN),
    ([, name = "", light = "", dark = ""]) => [name, { light: light.trim(), dark: dark.trim() }] as const,
  );
  if (found.length === 0) throw new Error("Cannot read the colours as the stylesheet has no --name: light-dark(…, …)");
  return new Map(found);
}

/** The colour of a token in a theme. */
function tokenColour(tokens: Tokens, name: string, theme: Theme): string {
  const colours = tokens.get(name);
  if (!colours) throw new Error(`Cannot draw with the colour ${name} as the stylesheet has no such token`);
  return colours[theme];
}

/** A drawing with every `var(--…)` replaced by its colour. */
export function withColours(svg: string, tokens: Tokens, theme: Theme): string {
  return svg.replaceAll(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => tokenColour(tokens, name, theme));
}
