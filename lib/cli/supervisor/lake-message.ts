/** What the process that prepares the lake tells the supervisor. */
export type LakeMessage =
  | { readonly line: string }
  | { readonly step: string; readonly done: number; readonly total: number };
