// @ts-check
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  let theme = dark ? "dark" : "light";
  try {
    const saved = localStorage.getItem("partner-licenses-theme");
    if (saved === "light" || saved === "dark") theme = saved;
    // Redoc reads its own key before it paints.
    localStorage.setItem("redoc.colorMode", theme);
  } catch {}
  root.dataset.theme = theme;
  root.classList.add(theme);
})();
