import type { ColumnType, Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";

const TYPES: Readonly<Record<ColumnType, true>> = {
  BOOLEAN: true,
  INTEGER: true,
  BIGINT: true,
  DOUBLE: true,
  VARCHAR: true,
  DATE: true,
  TIMESTAMP: true,
  TIMESTAMPTZ: true,
  "VARCHAR[]": true,
  "DOUBLE[]": true,
};

const NAME = /^[a-z][a-z0-9_]*$/;

/** Checks what a file of data/datasets exports; the dataset is named as its file. */
export function checkDataset(value: unknown, name: string, file: string): Dataset {
  const dataset = value as Dataset | undefined;
  if (typeof dataset !== "object" || dataset === null || typeof dataset.columns !== "object") {
    throw new UserError(`Cannot load ${file} as it must export \`dataset\` with name, rowIs, columns, key and sort`);
  }
  const fault = faultOf(dataset, name);
  if (fault !== null) throw new UserError(`Cannot load ${file} as ${fault}`);
  return dataset;
}

function faultOf(dataset: Dataset, name: string): string | null {
  if (dataset.name !== name) return `the dataset is named ${dataset.name} and its file ${name}`;
  if (!NAME.test(name) || name === "datasets" || name === "files") return `a dataset cannot be named ${name}`;
  if (!dataset.rowIs) return "rowIs is missing";
  const columns = Object.entries(dataset.columns);
  if (columns.length === 0) return "it has no column";
  for (const [column, { type, meaning }] of columns) {
    if (!NAME.test(column)) return `a column cannot be named ${column}: use snake_case`;
    if (!(type in TYPES)) return `the type of ${column} must be one of ${Object.keys(TYPES).join(", ")}: it is ${type}`;
    if (!meaning) return `the meaning of ${column} is missing`;
  }
  for (const part of ["key", "sort"] as const) {
    if (!Array.isArray(dataset[part])) return `${part} must be a list of columns`;
    const unknown = dataset[part].find((column) => !(column in dataset.columns));
    if (unknown !== undefined) return `${part} names ${unknown}, which is not a column`;
  }
  return null;
}
