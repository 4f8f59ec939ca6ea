// @ts-check
(() => {
  /** @type {HTMLDetailsElement | null} */
  const guides = document.querySelector("details.guides");
  if (!guides) return;
  const narrow = matchMedia("(max-width: 859px)");
  const fold = () => {
    guides.open = !narrow.matches;
  };
  fold();
  narrow.addEventListener("change", fold);
})();
