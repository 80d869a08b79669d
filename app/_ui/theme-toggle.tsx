"use client";

/** Turns the theme over and says so in the address, so that the link shows what the sender saw. */
export function ThemeToggle({ label }: { readonly label: string }) {
  const toggle = () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    const url = new URL(location.href);
    url.searchParams.set("theme", root.dataset.theme);
    history.replaceState(history.state, "", url);
  };
  return (
    <button type="button" className="theme-toggle" aria-label={label} title={label} onClick={toggle}>
      ◐
    </button>
  );
}
