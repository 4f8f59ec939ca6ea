// @ts-check
// Runs before the first paint, so that a remembered theme never flashes. Its own file: the page allows no inline script.
try {
  const theme = localStorage.getItem("partner-licenses-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked: then the system's scheme holds.
}
