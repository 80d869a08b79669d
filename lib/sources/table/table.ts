/** Cells of a CSV file or of one sheet, as text, with the place of each row in the file. */
export interface Table {
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  /** Where row `i` stands, for messages: `line 12`, or `sheet 2024, row 12`. */
  readonly place: (row: number) => string;
  /** False for a CSV file whose last line has no end. */
  readonly closed: boolean;
}
