/** A column of the catalogue. */
export interface RelationColumn {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly meaning: string | null;
}

/** A table that a query may read. */
export interface Relation {
  readonly name: string;
  readonly rowIs: string | null;
  readonly rows: number;
  readonly columns: readonly RelationColumn[];
}

/** The unit of a result's column: that of the catalogue's columns of its name, if they agree. */
export function unitOf(relations: readonly Relation[], column: string): string | undefined {
  const units = new Set(
    relations.flatMap(({ columns }) => columns.filter(({ name }) => name === column).map(({ unit }) => unit)),
  );
  const [only] = units;
  return units.size === 1 && only ? only : undefined;
}
