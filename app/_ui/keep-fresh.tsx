"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** What is being written would go with its page when the database is away. */
const UNSAVED = "dialog[open], [data-unsaved]";

/** Asks the server for the page anew now and then while somebody can see it and writes nothing, and when they come back to it. */
export function KeepFresh({ everyMs }: { readonly everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.querySelector(UNSAVED)) return;
      if (document.visibilityState === "visible" && navigator.onLine) router.refresh();
    };
    const timer = setInterval(refresh, everyMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router, everyMs]);
  return null;
}
