(() => {
  const root = document.documentElement;
  const own = "partner-licenses-theme";
  const redoc = "redoc.colorMode";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  let theme = dark ? "dark" : "light";
  try {
    const saved = localStorage.getItem(own);
    if (saved === "light" || saved === "dark") theme = saved;
    // Redoc reads its own key before it paints.
    localStorage.setItem(redoc, theme);
  } catch {}
  root.dataset.theme = theme;
  root.classList.add(theme);
})();
