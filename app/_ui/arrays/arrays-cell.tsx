"use client";
import { lazy, Suspense } from "react";
import { usePageContext } from "../page-context.ts";
import { ArraysTable } from "./arrays-table.tsx";

const ArraysEditor = lazy(async () => ({ default: (await import("./arrays-editor.tsx")).ArraysEditor }));

/** The arrays of an input on their plan and in a table; pages without this cell do not fetch its code. */
export function ArraysCell({ name }: { readonly name: string }) {
  const { inputs, props } = usePageContext();
  const text = String(inputs[name]);
  return (
    <Suspense fallback={<ArraysTable text={text} language={props.language} />}>
      <ArraysEditor name={name} />
    </Suspense>
  );
}
