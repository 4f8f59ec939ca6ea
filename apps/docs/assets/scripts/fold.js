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
  // In a list longer than the window, the page at hand is in sight.
  document.addEventListener("DOMContentLoaded", () => {
    /** @type {HTMLElement | null} */
    const current = guides.querySelector("[aria-current]");
    if (current) guides.scrollTop = current.offsetTop - guides.clientHeight / 2;
  });
})();
