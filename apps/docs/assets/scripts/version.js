// @ts-check
(() => {
  // Another version's reference opens at the operation that is being read.
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("[data-keep-route]");
  for (const link of links) {
    const address = link.getAttribute("href") ?? "";
    const follow = () => {
      if (location.hash.startsWith("#/")) link.href = address + location.hash;
    };
    for (const event of ["click", "auxclick", "focus", "pointerenter"]) link.addEventListener(event, follow);
  }

  /** @type {HTMLDetailsElement | null} */
  const menu = document.querySelector("details.version");
  if (!menu) return;
  const summary = menu.querySelector("summary");
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary?.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    menu.open = true;
    const links = [...menu.querySelectorAll("a")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = links.findIndex((link) => link.isSameNode(document.activeElement)) + step;
    if (next < 0) summary?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  });
})();
