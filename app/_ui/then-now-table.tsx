"use client";
import { changeMessages } from "./messages-changes.ts";
import { usePageContext } from "./page-context.ts";

interface ThenNowTableProps {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly was: string; readonly is: string }[];
  readonly id?: string;
}

/** What was then and what is now, a row each. */
export function ThenNowTable({ title, rows, id }: ThenNowTableProps) {
  const { props } = usePageContext();
  const say = changeMessages(props.language);
  return (
    <section id={id}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{say.was}</th>
            <th scope="col">{say.is}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, was, is }) => (
            <tr key={label}>
              {label === "" ? <td /> : <th scope="row">{label}</th>}
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
