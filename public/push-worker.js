// Shows what Wattbook pushes to this browser, and opens the alarm that it is about.
self.addEventListener("push", (event) => {
  const { title, body, tag, path, lang } = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(title || "Wattbook", { body, tag, lang, data: { path: path || "/alarms" } }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = event.notification.data;
  const address = new URL(path, self.location.origin);
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((windows) => {
      const open = windows.find((each) => new URL(each.url).pathname === address.pathname);
      return open ? open.focus() : self.clients.openWindow(address.href);
    }),
  );
});
