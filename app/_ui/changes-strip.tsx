"use client";
import type { DatasetDiff } from "#lib/lake/diff.ts";
import type { PinChanges } from "#lib/notebook/pins/changes.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { ChangedDataset } from "./changed-dataset.tsx";
import { changeMessages } from "./messages-changes.ts";
import { usePageContext } from "./page-context.ts";
import { ThenNowTable } from "./then-now-table.tsx";

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
      {answer ? <ThenNowTable title={say.headline} rows={[{ label: "", ...answer }]} /> : null}
      {values.length > 0 ? (
        <ThenNowTable
          title={say.numbers}
          rows={values.map((value) => ({ label: value.sentence ?? value.name, ...value }))}
        />
      ) : null}
      {data.map((diff) => (
        <ChangedDataset key={diff.dataset} diff={diff} />
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
