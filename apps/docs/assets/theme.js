(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let saved = null;
    try {
      saved = localStorage.getItem("partner-licenses-theme");
    } catch {}
    const known = saved === "light" || saved === "dark";
    document.documentElement.dataset.theme = known ? saved : dark.matches ? "dark" : "light";
  };
  apply();
  dark.addEventListener("change", apply);
})();
