const ORPHAN_CHECK_MS = 500;

/**
 * A signal that is aborted when this process shall stop: by SIGINT, SIGTERM, or the end of the npm that runs it, whose
 * shell does not pass signals on. A second SIGINT ends the process at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  process.on("SIGTERM", () => controller.abort());
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  });
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      controller.abort();
    }, ORPHAN_CHECK_MS);
    timer.unref();
  }
  return controller.signal;
}
