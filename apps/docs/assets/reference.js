(() => {
  const root = document.documentElement;
  const button = document.querySelector(".bar .theme");
  const label = () => {
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Switch to ${next} theme`);
    return next;
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    const theme = label();
    try {
      localStorage.setItem("partner-licenses-theme", theme);
    } catch {}
    // Redoc keeps the theme in its own state, so its own (hidden) switch has to be used.
    document.querySelector("[data-testid=color-mode-switcher]")?.click();
    root.dataset.theme = theme;
    root.classList.remove("light", "dark");
    root.classList.add(theme);
    label();
  });
})();
