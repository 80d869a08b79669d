"use client";
import { useEffect } from "react";

/** While developing: loads the page again when the queries, prose or figures of an analysis have changed. */
export function ReloadOnChange() {
  useEffect(() => {
    const changes = new EventSource("/api/dev/changes");
    changes.onmessage = () => location.reload();
    return () => changes.close();
  }, []);
  return null;
}
