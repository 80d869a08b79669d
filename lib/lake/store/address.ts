/** What tells a part from the others of a snapshot. */
export function address({ dataset, partition }: { readonly dataset: string; readonly partition: string }): string {
  return `${dataset}\u0000${partition}`;
}
