"use client";
import type { DatasetDiff, RestatedCell } from "#lib/lake/diff.ts";
import type { PinChanges } from "#lib/notebook/pins/changes.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { changeMessages } from "./messages-changes.ts";
import { usePageContext } from "./page-context.ts";

const NAMED_CELLS = 40;

/** What has changed since the pin was made, in one line; opened it names cells, numbers and files. */
export function ChangesStrip() {
  const { props, changes } = usePageContext();
  const say = changeMessages(props.language);
  if (changes === undefined) return <p role="status">{say.looking}</p>;
  if (changes === "failed") return <p role="status">{say.failed}</p>;
  const { data, code, values, figures, answer, lostInputs, notNow } = changes;
  const isSame = data.length + code.length + values.length + figures.length + lostInputs.length === 0 && !answer;
  return (
    <>
      {notNow ? <p role="status">{notNow.why === "busy" ? say.busy : say.refused(notNow.detail)}</p> : null}
      {isSame ? <p role="status">{say.nothing}</p> : <Changes changes={changes} />}
    </>
  );
}

function Changes({ changes }: { readonly changes: PinChanges }) {
  const { props } = usePageContext();
  const say = changeMessages(props.language);
  const { data, code, values, answer, lostInputs } = changes;
  return (
    <details className="changes">
      <summary>
        <span role="status">{summaryText(changes, props.language)}</span>
      </summary>
      {lostInputs.length > 0 ? <p>{say.lost(lostInputs.join(", "))}</p> : null}
      {answer ? <ThenNow title={say.headline} rows={[{ label: "", ...answer }]} /> : null}
      {values.length > 0 ? (
        <ThenNow title={say.numbers} rows={values.map((value) => ({ label: value.name, ...value }))} />
      ) : null}
      {data.map((diff) => (
        <Dataset key={diff.dataset} diff={diff} />
      ))}
      {code.length > 0 ? (
        <section>
          <h3>{say.files}</h3>
          <ul>
            {code.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </details>
  );
}

function summaryText({ data, code }: PinChanges, language: "en" | "ko"): string {
  const say = changeMessages(language);
  const parts = data.map((diff) => `${diff.dataset}: ${diffText(diff, language)}`);
  const about = code.length > 0 ? say.codeChanged(formatNumber(code.length, language)) : say.codeSame;
  return `${say.since}: ${[...parts, about].join(" · ")}`;
}

function diffText(diff: DatasetDiff, language: "en" | "ko"): string {
  const say = changeMessages(language);
  const count = (rows: number, text: (rows: string) => string) =>
    rows > 0 ? [text(formatNumber(rows, language, 9))] : [];
  return [
    ...(diff.restatedCells === 1 ? [say.restatedOne] : count(diff.restatedCells, say.restated)),
    ...count(diff.addedRows, say.added),
    ...count(diff.removedRows, say.removed),
    ...count(diff.redescribedRows, say.redescribed),
    ...(diff.isDerived ? [say.derived] : []),
  ].join(", ");
}

function Dataset({ diff }: { readonly diff: DatasetDiff }) {
  const { props } = usePageContext();
  const say = changeMessages(props.language);
  if (diff.cells.length === 0) return null;
  const named = diff.cells.slice(0, diff.isDerived ? 5 : NAMED_CELLS);
  const rest = diff.restatedCells - named.length;
  const number = (value: number | null) => (value === null ? MISSING : formatNumber(value, props.language, 9));
  return (
    <>
      <ThenNow
        title={`${say.cells}: ${diff.dataset}`}
        rows={named.map((cell) => ({
          label: cellName(cell, (value) => choiceLabel(props, value)),
          was: number(cell.was),
          is: `${number(cell.is)}${cell.unit ? ` ${cell.unit}` : ""}`,
        }))}
      />
      {rest > 0 ? <p>{say.more(formatNumber(rest, props.language, 9))}</p> : null}
    </>
  );
}

function cellName({ key, column }: RestatedCell, named: (value: string) => string): string {
  return `${Object.values(key).map(named).join(" · ")} · ${column}`;
}

/** What the page's own inputs call a value: a region's code becomes its name. */
function choiceLabel({ choices, language }: ReturnType<typeof usePageContext>["props"], value: string): string {
  for (const listed of Object.values(choices)) {
    const choice = listed.find((each) => each.value === value);
    if (choice) return choice.label[language];
  }
  return value;
}

function ThenNow(table: {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly was: string; readonly is: string }[];
}) {
  const { props } = usePageContext();
  const say = changeMessages(props.language);
  return (
    <section>
      <h3>{table.title}</h3>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{say.was}</th>
            <th scope="col">{say.is}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ label, was, is }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
