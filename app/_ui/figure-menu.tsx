"use client";
import type { FocusEvent, KeyboardEvent } from "react";
import { lazy, Suspense, useRef, useState } from "react";
import { copyPicture, copyText } from "./copy-text.ts";
import { figureMessages } from "./messages-figure.ts";
import { usePageContext } from "./page-context.ts";
import { pinPath } from "./page-links.ts";
import { say } from "./toast.tsx";

const FigureDialog = lazy(async () => ({ default: (await import("./figure-dialog.tsx")).FigureDialog }));

const FIGURE_FILES = ["png", "svg", "csv", "xlsx"] as const;
const ROW_FILES = ["parquet", "arrow"] as const;

/** The figure's menu: links, files, table, SQL, citation. Whatever leaves the page is of its pin, which is made when asked for. */
export function FigureMenu(props: { readonly name: string; readonly isTable: boolean; readonly onTable: () => void }) {
  const { name } = props;
  const page = usePageContext();
  const words = figureMessages(page.props.language);
  const menu = useRef<HTMLDetailsElement>(null);
  const [dialog, setDialog] = useState<"sql" | "cite">();
  const query = page.figures[name]?.queries[0] ?? "";
  const pinned = () => pinPath(page);
  const look = () => {
    return `?lang=${page.props.language}&theme=${chosenTheme()}`;
  };

  const attempt = async (work: () => Promise<void>) => {
    close();
    try {
      await work();
    } catch (cause) {
      console.warn(cause);
      say(words.failed);
    }
  };
  const close = () => {
    if (!menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };

  const link = async () => new URL(`${await pinned()}#figure-${name}`, location.href).href;
  const copyLink = () =>
    attempt(async () => {
      await copyText(link());
      say(words.linkCopied);
    });
  const copyPng = () =>
    attempt(async () => {
      await copyPicture(pinned().then((path) => `${path}/${name}.png${look()}`));
      say(words.copied);
    });
  const save = (path: (pin: string) => string) =>
    attempt(async () => {
      say(words.working);
      const anchor = document.createElement("a");
      anchor.href = path(await pinned());
      anchor.download = "";
      anchor.click();
      say("");
    });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && menu.current?.open) {
      event.stopPropagation();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !menu.current?.open) return;
    event.preventDefault();
    const items = [...menu.current.querySelectorAll<HTMLElement>(".menu-list button")];
    items.at((items.indexOf(document.activeElement as HTMLElement) + step) % items.length)?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (menu.current && event.relatedTarget && !menu.current.contains(event.relatedTarget as Node))
      menu.current.open = false;
  };

  return (
    <>
      <details className="menu" ref={menu} onKeyDown={onKeyDown} onBlur={onBlur}>
        <summary aria-label={`${words.menu}: ${page.figures[name]?.title}`}>···</summary>
        <div className="menu-list">
          <button type="button" onClick={() => void copyLink()}>
            {words.copyLink}
          </button>
          <button type="button" onClick={() => void copyPng()}>
            {words.copyPng}
          </button>
          <hr />
          {FIGURE_FILES.map((format) => (
            <button
              key={format}
              type="button"
              title={words.files}
              onClick={() => void save((pin) => `${pin}/${name}.${format}${look()}`)}
            >
              {format.toUpperCase()}
            </button>
          ))}
          {ROW_FILES.map((format) => (
            <button
              key={format}
              type="button"
              title={words.rows}
              onClick={() => void save((pin) => `${pin}/rows/${query}.${format}`)}
            >
              {format === "arrow" ? "Arrow" : "Parquet"}
            </button>
          ))}
          <hr />
          <button
            type="button"
            onClick={() => {
              close();
              props.onTable();
            }}
          >
            {props.isTable ? words.figure : words.table}
          </button>
          {(["sql", "cite"] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              aria-haspopup="dialog"
              onClick={() => {
                close();
                setDialog(kind);
              }}
            >
              {words[kind]}
            </button>
          ))}
        </div>
      </details>
      {dialog ? (
        <Suspense>
          <FigureDialog name={name} kind={dialog} onClose={() => setDialog(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}

function chosenTheme(): "light" | "dark" {
  const { theme } = document.documentElement.dataset;
  if (theme === "dark" || theme === "light") return theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
