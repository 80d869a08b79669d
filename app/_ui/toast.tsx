"use client";
import { useEffect, useState } from "react";

const SAY = "wattbook:say";

/** How long a toast stays. [ms] */
const SHOWN_MS = 4000;

/** Says something short to the reader, wherever it is said from. */
export function say(text: string): void {
  dispatchEvent(new CustomEvent(SAY, { detail: text }));
}

/** The place where the page says something short: it is read aloud, and goes by itself. */
export function Toast() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const show = (event: Event) => {
      clearTimeout(later);
      setSaid((event as CustomEvent<string>).detail);
      later = setTimeout(() => setSaid(""), SHOWN_MS);
    };
    addEventListener(SAY, show);
    return () => {
      clearTimeout(later);
      removeEventListener(SAY, show);
    };
  }, []);
  return (
    <p className={said ? "toast is-shown" : "toast"} role="status">
      {said}
    </p>
  );
}
