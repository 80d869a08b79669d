/** Runs once as the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteClients } = await import("./app/_server/note-clients.ts");
  noteClients();
}
