import type { Analysis } from "./analysis.ts";
import type { Cube } from "./cube.ts";
import { filterable } from "./cube.ts";

/** What is wrong with the cubes of an analysis: views, dimensions and lines that do not fit together. */
export function cubeProblems(analysis: Analysis): string[] {
  const cubes = Object.entries(analysis.cubes ?? {});
  const seen = new Map<string, string>();
  return [
    ...cubes.flatMap(([name, cube]) => problemsOf(name, cube, analysis)),
    ...cubes.flatMap(([name, { dimensions }]) =>
      Object.entries(dimensions).flatMap(([dimension, { type }]) => {
        const other = seen.get(dimension);
        seen.set(dimension, type);
        return other === undefined || other === type
          ? []
          : [`cube ${name} has ${dimension} as ${type}, another cube as ${other}`];
      }),
    ),
    ...Object.entries(analysis.lines ?? {}).flatMap(([query, { x, y, series }]) =>
      [x, y, ...(series === undefined ? [] : [series])].flatMap((column) =>
        column in (analysis.queries[query] ?? {}) ? [] : [`line ${query} has no column ${column}`],
      ),
    ),
    ...Object.entries(analysis.figures).flatMap(([figure, { brush }]) =>
      brush && !(brush.dimension in filterable(analysis.cubes))
        ? [`figure ${figure} selects ${brush.dimension}, which is no dimension to filter by`]
        : [],
    ),
  ];
}

function problemsOf(name: string, cube: Cube, { queries }: Analysis): string[] {
  const views = Object.entries(cube.views).flatMap(([view, { by, line }]) => {
    const unknown = by.filter((dimension) => !(dimension in cube.dimensions));
    const columns = line ? [line.x, line.y] : [...by, ...Object.keys(cube.measures)];
    const lost = Object.keys(queries[view] ?? {}).filter(
      (column) => !columns.includes(column) && column !== line?.series,
    );
    return [
      ...(view in queries ? [] : [`view ${view} of cube ${name} is no query: declare its columns`]),
      ...unknown.map((dimension) => `view ${view} groups by ${dimension}, which is no dimension of cube ${name}`),
      ...lost.map((column) => `query ${view} has the column ${column}, which cube ${name} does not give`),
    ];
  });
  const range = cube.range === undefined ? undefined : cube.dimensions[cube.range]?.type;
  return [...views, ...(cube.range === undefined || range === "DATE" ? [] : [`the range of cube ${name} is no DATE`])];
}
