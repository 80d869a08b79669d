/** Texts as a body that is made while it is sent. `stop` is called when its reader leaves. */
export function textStream(texts: AsyncGenerator<string>, stop: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      // A pull that brings nothing is not asked again.
      for (;;) {
        const { done, value } = await texts.next();
        if (done) return controller.close();
        if (value !== "") return controller.enqueue(encoder.encode(value));
      }
    },
    async cancel() {
      stop();
      await texts.return(undefined).catch(() => undefined);
    },
  });
}
