// @ts-check
(() => {
  const root = document.documentElement;
  /** @type {HTMLElement | null} */
  const button = document.querySelector(".bar .theme");
  if (!button) return;
  const other = () => (root.dataset.theme === "dark" ? "light" : "dark");
  const label = () => button.setAttribute("aria-label", `Switch to ${other()} theme`);
  /** @param {string} theme */
  const apply = (theme) => {
    if (theme === root.dataset.theme) return;
    // Redoc keeps the theme in its own state, so its own (hidden) switch has to be used.
    /** @type {HTMLElement | null} */
    const theirs = document.querySelector("[data-testid=color-mode-switcher]");
    theirs?.click();
    root.dataset.theme = theme;
    root.classList.remove("light", "dark");
    root.classList.add(theme);
    label();
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    try {
      localStorage.setItem("partner-licenses-theme", other());
    } catch {}
    apply(other());
  });
  // The system's change counts until the reader has chosen.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    let chosen = null;
    try {
      chosen = localStorage.getItem("partner-licenses-theme");
    } catch {}
    if (chosen === null) apply(matches ? "dark" : "light");
  });
})();
