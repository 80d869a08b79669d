"use client";
import { useId, useState } from "react";
import type { RestatedCell } from "#lib/lake/diff/restated-cells.ts";
import type { RowGroup } from "#lib/lake/diff/row-groups.ts";
import type { DatasetDiff } from "#lib/lake/diff.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { CELLS_IN_FILE } from "./changes-limits.ts";
import { changedRowsMessages } from "./messages-changed-rows.ts";
import { changeMessages } from "./messages-changes.ts";
import { usePageContext } from "./page-context.ts";
import { ThenNowTable } from "./then-now-table.tsx";

/** Named at once; of a dataset that is computed from others, few. */
const NAMED_AT_FIRST = 40;
const NAMED_OF_DERIVED = 5;

/** What has changed in one dataset: its restated cells, all of them as a file, and the rows that came and went. */
export function ChangedDataset({ diff }: { readonly diff: DatasetDiff }) {
  return (
    <>
      {diff.cells.length > 0 ? <RestatedCells diff={diff} /> : null}
      <RowGroups diff={diff} side="added" />
      <RowGroups diff={diff} side="removed" />
    </>
  );
}

function RestatedCells({ diff }: { readonly diff: DatasetDiff }) {
  const { props } = usePageContext();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const say = changedRowsMessages(props.language);
  const { cells, more } = changeMessages(props.language);
  const first = diff.isDerived ? NAMED_OF_DERIVED : NAMED_AT_FIRST;
  const named = isOpen ? diff.cells : diff.cells.slice(0, first);
  const rest = diff.restatedCells - named.length;
  const hidden = diff.cells.length - Math.min(first, diff.cells.length);
  const count = (rows: number) => formatNumber(rows, props.language, 9);
  const value = (each: number | null) => (each === null ? MISSING : count(each));
  return (
    <>
      <ThenNowTable
        id={id}
        title={`${cells}: ${diff.dataset}`}
        rows={named.map((cell) => ({
          label: cellName(cell, (text) => choiceLabel(props, text)),
          was: value(cell.was),
          is: `${value(cell.is)}${cell.unit ? ` ${cell.unit}` : ""}`,
        }))}
      />
      <p className="changes-more">
        {rest > 0 ? <span>{more(count(rest))}</span> : null}
        {hidden > 0 ? (
          <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? say.fewer : say.showMore(count(hidden))}
          </button>
        ) : null}
        {props.pin ? (
          <a href={`/p/${props.pin.id}/changes/${diff.dataset}.csv`}>
            {diff.restatedCells > CELLS_IN_FILE
              ? say.firstAsCsv(count(CELLS_IN_FILE))
              : say.allAsCsv(count(diff.restatedCells))}
          </a>
        ) : null}
      </p>
    </>
  );
}

function RowGroups({ diff, side }: { readonly diff: DatasetDiff; readonly side: "added" | "removed" }) {
  const { props } = usePageContext();
  const say = changedRowsMessages(props.language);
  const groups = diff.isDerived ? diff[side].slice(0, NAMED_OF_DERIVED) : diff[side];
  if (groups.length === 0) return null;
  const count = (rows: number) => formatNumber(rows, props.language, 9);
  const all = side === "added" ? diff.addedRows : diff.removedRows;
  const rest = all - groups.reduce((sum, { rows }) => sum + rows, 0);
  const named = ({ key, rows, span }: RowGroup) => {
    const name = keyName(key, (text) => choiceLabel(props, text));
    const reach = span ? ` (${say.span(...span)})` : "";
    return rows === 1 && !span ? name : `${name}${reach}: ${say.rows(count(rows), rows)}`;
  };
  return (
    <section>
      <h3>{`${say[side]}: ${diff.dataset}`}</h3>
      <ul>
        {groups.map((group) => (
          <li key={JSON.stringify(group.key)}>{named(group)}</li>
        ))}
        {rest > 0 ? <li>{say.moreRows(count(rest), rest)}</li> : null}
      </ul>
    </section>
  );
}

function cellName({ key, column }: RestatedCell, named: (value: string) => string): string {
  return `${keyName(key, named)} · ${column}`;
}

function keyName(key: RestatedCell["key"], named: (value: string) => string): string {
  return Object.values(key).map(named).join(" · ");
}

/** What the page's own inputs call a value: a region's code becomes its name. */
function choiceLabel({ choices, language }: ReturnType<typeof usePageContext>["props"], value: string): string {
  for (const listed of Object.values(choices)) {
    const choice = listed.find((each) => each.value === value);
    if (choice) return choice.label[language];
  }
  return value;
}
