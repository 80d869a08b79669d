import { arraysTable } from "#lib/notebook/arrays-table.ts";
import type { Language } from "#lib/notebook/language.ts";

/** Arrays as a table that nobody can change. */
export function ArraysTable({ text, language }: { readonly text: string; readonly language: Language }) {
  const { columns, rows } = arraysTable(text, language);
  return (
    <table className="print-arrays">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, i) => (
              <td key={columns[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
