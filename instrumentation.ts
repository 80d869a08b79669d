/** Runs once as the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteClients } = await import("./app/_server/note-clients.ts");
  noteClients();
  // It listens from the start, so that the day's energy has no hole until somebody looks.
  const { siteLive } = await import("./app/_server/site-live.ts");
  await siteLive();
}
