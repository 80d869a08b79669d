const SINGLE_KEYS = "wattbook:single-keys";

/** Whether single letters are shortcuts: a reader who speaks to the computer may switch them off. */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(SINGLE_KEYS) !== "off";
}

export function switchSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(SINGLE_KEYS);
  else localStorage.setItem(SINGLE_KEYS, "off");
}

/** True where a key is no shortcut of ours: the reader types, a dialog is open, the browser means something by it, or it is off. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  const isField =
    target?.closest(
      "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=combobox], dialog",
    ) != null;
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  return isModified || event.defaultPrevented || isField || !singleKeysAreOn();
}
