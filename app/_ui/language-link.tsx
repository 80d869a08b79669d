"use client";
import type { MouseEvent } from "react";
import type { Language } from "#lib/notebook/language.ts";

/** The same view in the other language; the inputs in the address bar at the time of the click are kept. */
export function LanguageLink(props: { readonly language: Language; readonly address: string; readonly label: string }) {
  const other = props.language === "ko" ? "en" : "ko";
  const inOther = (address: string) => {
    const url = new URL(address, "http://localhost");
    url.searchParams.set("lang", other);
    return `${url.pathname}${url.search}`;
  };
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    event.currentTarget.href = inOther(`${location.pathname}${location.search}`);
  };
  return (
    <a href={inOther(props.address)} hrefLang={other} lang={other} onClick={follow}>
      {props.label}
    </a>
  );
}
