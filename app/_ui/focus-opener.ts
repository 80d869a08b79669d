/** Gives the focus back to the button that opened what is about to be closed. */
export function focusOpener(): void {
  document.querySelector<HTMLElement>('main button[aria-expanded="true"]')?.focus();
}
