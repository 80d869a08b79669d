// Shows what is pushed while no page of Wattbook is open, and opens the alarm that it is about.
self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

async function show(data) {
  const { id, tag, title, body, path, lang } = read(data);
  // A message that comes twice is shown once; a later one of the same alarm takes the place of the one before, and is heard.
  const shown = await self.registration.getNotifications({ tag });
  if (shown.some((notification) => notification.data?.id === id)) return;
  await self.registration.showNotification(title, {
    body,
    tag,
    lang,
    icon: "/icon.svg",
    renotify: shown.length > 0,
    data: { id, path },
  });
}

function read(data) {
  try {
    const { id, tag, title, body, path, lang } = data.json();
    return { id, tag, title, body, path, lang };
  } catch {
    // Browsers ask that every push shows something.
    return { id: "", tag: "wattbook", title: "Wattbook", body: "", path: "/alarms", lang: "en" };
  }
}

async function open(path) {
  const url = new URL(typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/alarms", self.location.origin);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((each) => each.url === url.href) ?? pages.find((each) => "navigate" in each);
  if (!page) return self.clients.openWindow(url.href);
  const there = page.url === url.href ? page : await page.navigate(url.href).catch(() => null);
  return there ? there.focus() : self.clients.openWindow(url.href);
}
