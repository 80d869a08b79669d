"use client";
import { useEffect, useRef, useState } from "react";
import type { Citation } from "#lib/notebook/export/citation.ts";
import { copyText } from "./copy-text.ts";
import { fetchOnce } from "./fetch-once.ts";
import { figureMessages } from "./messages-figure.ts";
import { usePageContext } from "./page-context.ts";
import { pinPath } from "./page-links.ts";
import { say } from "./toast.tsx";

type Sql = Readonly<Record<string, { readonly sql: string; readonly parameters: Readonly<Record<string, unknown>> }>>;

interface Block {
  readonly title: string;
  readonly text: string;
}

/** The SQL behind a figure, or how it is cited: texts to be copied. */
export function FigureDialog(props: {
  readonly name: string;
  readonly kind: "sql" | "cite";
  readonly onClose: () => void;
}) {
  const { name, kind, onClose } = props;
  const page = usePageContext();
  const words = figureMessages(page.props.language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [blocks, setBlocks] = useState<readonly Block[] | "failed">();
  const asked = useRef({ page, words });
  asked.current = { page, words };

  useEffect(() => {
    dialog.current?.showModal();
    const { page: shown, words: said } = asked.current;
    const queries = shown.figures[name]?.queries ?? [];
    const load = async (): Promise<readonly Block[]> => {
      const pin = await pinPath(shown);
      if (kind === "sql") return sqlBlocks(await fetchOnce<Sql>(`${pin}/sql.json`), queries, said.bound);
      const cited = await fetchOnce<Citation>(`${pin}/cite.json?figure=${name}&lang=${shown.props.language}`);
      return [
        { title: said.plain, text: cited.plain },
        { title: "BibTeX", text: cited.bibtex },
        { title: "CITATION.cff", text: cited.cff },
      ];
    };
    load().then(setBlocks, (cause: unknown) => {
      console.warn(cause);
      setBlocks("failed");
    });
  }, [name, kind]);

  return (
    <dialog ref={dialog} className="links figure-dialog" aria-labelledby={`dialog-${name}`} onClose={onClose}>
      <h2 id={`dialog-${name}`}>{kind === "sql" ? words.sqlOf : words.citeOf}</h2>
      {blocks === undefined ? <p role="status">{words.working}</p> : null}
      {blocks === "failed" ? <p role="alert">{words.failed}</p> : null}
      {Array.isArray(blocks)
        ? (blocks as readonly Block[]).map(({ title, text }) => (
            <section key={title}>
              <h3>{title}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
              <pre tabIndex={0}>{text}</pre>
              <button type="button" onClick={() => void copyText(text).then(() => say(words.copied))}>
                {words.copy}
              </button>
            </section>
          ))
        : null}
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}

function sqlBlocks(sql: Sql, queries: readonly string[], bound: string): Block[] {
  return queries.flatMap((query) => {
    const found = sql[query];
    if (!found) return [];
    const values = Object.entries(found.parameters).map(([name, value]) => `$${name} = ${JSON.stringify(value)}`);
    const head = values.length > 0 ? `-- ${bound}: ${values.join(", ")}\n` : "";
    return [{ title: `${query}.sql`, text: `${head}${found.sql.trim()}` }];
  });
}
