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
    root.dataset.theme = label();
    try {
      localStorage.setItem("partner-licenses-theme", root.dataset.theme);
    } catch {}
    label();
  });
  const guides = document.querySelector("details.guides");
  const narrow = matchMedia("(max-width: 859px)");
  const fold = () => {
    if (guides) guides.open = !narrow.matches;
  };
  fold();
  narrow.addEventListener("change", fold);
})();
