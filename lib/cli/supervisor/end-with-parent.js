// Preloaded into the supervisor's children: should it be killed outright, they end too instead of holding the port.
if (process.ppid === Number(process.env.WATTBOOK_PARENT)) {
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}
