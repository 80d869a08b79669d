/** True where a key belongs to what the reader types, or to a shortcut of the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  const isField = target?.closest("input, textarea, select, [contenteditable], [role=combobox]") !== null;
  return event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField;
}
