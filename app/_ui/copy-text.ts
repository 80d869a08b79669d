/** Copies a text that may still be on its way: asked for within the key press or click, as browsers demand. */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  const blob = text.then((said) => new Blob([said], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** Copies the picture at an address that may still be on its way. */
export async function copyPicture(address: Promise<string>): Promise<void> {
  const picture = address.then(async (path) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.blob();
  });
  await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
}
