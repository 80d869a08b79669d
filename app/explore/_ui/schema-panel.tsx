"use client";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { exploreMessages } from "./messages-explore.ts";
import type { Relation } from "./relation.ts";

interface SchemaPanelProps {
  readonly language: Language;
  readonly relations: readonly Relation[];
  readonly onInsert: (name: string) => void;
}

/** The tables and columns of the lake, to read and to write into the query. */
export function SchemaPanel({ language, relations, onInsert }: SchemaPanelProps) {
  const say = exploreMessages(language);
  const [asked, setAsked] = useState("");
  const word = asked.trim().toLowerCase();
  const shown = relations
    .map((relation) => {
      if (word === "" || relation.name.toLowerCase().includes(word)) return relation;
      return { ...relation, columns: relation.columns.filter(({ name }) => name.toLowerCase().includes(word)) };
    })
    .filter(({ columns }) => columns.length > 0);
  return (
    <section className="explore-schema" aria-labelledby="explore-schema">
      <h2 id="explore-schema">{say.schema}</h2>
      <input
        type="search"
        aria-label={say.filterSchema}
        placeholder={say.filterSchema}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
      />
      <p className="explore-hint">{say.schemaHint}</p>
      {shown.map(({ name, rowIs, rows, columns }) => (
        <details key={`${name} ${word === ""}`} open={word !== ""}>
          <summary>
            <code>{name}</code> <small>{say.rows(rows.toLocaleString(language))}</small>
          </summary>
          <p>
            {rowIs ? say.rowIs(rowIs) : null}{" "}
            <button type="button" className="explore-name" onClick={() => onInsert(name)}>
              <code>{name}</code>
            </button>
          </p>
          <ul>
            {columns.map((column) => (
              <li key={column.name}>
                <button type="button" className="explore-name" onClick={() => onInsert(column.name)}>
                  <code>{column.name}</code>
                </button>{" "}
                <small>
                  {column.type}
                  {column.unit ? ` · ${column.unit}` : ""}
                </small>
                {column.meaning ? <p>{column.meaning}</p> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
