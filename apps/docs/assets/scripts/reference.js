// @ts-check
// Redoc 3.0.1 leaves a few things unnamed or unreachable. This names them after each of its renderings.
(() => {
  const root = document.getElementById("redoc");
  if (!root) return;

  const landmarks = () => {
    const menu = root.querySelector(".menu-content");
    menu?.setAttribute("role", "navigation");
    menu?.setAttribute("aria-label", "Reference");
  };

  // The search field is a div that answers clicks only.
  const searchButton = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const triggers = root.querySelectorAll("[data-testid=search-trigger]:not([role])");
    for (const trigger of triggers) {
      trigger.setAttribute("role", "button");
      trigger.tabIndex = 0;
      trigger.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        if (trigger.firstElementChild instanceof HTMLElement) trigger.firstElementChild.click();
      });
    }
  };

  // The search opens outside Redoc's root, as nameless boxes.
  const searchDialog = () => {
    const dialog = document.querySelector("[data-testid=search-dialog]");
    if (!dialog || dialog.hasAttribute("role")) return;
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-modal", "true");
    dialog.setAttribute("aria-label", "Search the reference");
    for (const part of dialog.querySelectorAll("header, footer")) part.setAttribute("role", "none");
  };

  const namelessButtons = () => {
    for (const button of document.querySelectorAll("[data-testid=search-dialog] button:not([aria-label])")) {
      if (button.textContent.trim() === "") button.setAttribute("aria-label", "Clear");
    }
  };

  // A label that leaves out the text on a button cannot be spoken to.
  const labels = () => {
    for (const button of root.querySelectorAll(":is(button, [role=button])[aria-label]")) {
      const text = button.textContent.trim();
      const label = button.getAttribute("aria-label") ?? "";
      if (text && !label.toLowerCase().includes(text.toLowerCase()))
        button.setAttribute("aria-label", `${label}: ${text}`);
    }
  };

  // Pages of operations start at level two and then skip to four.
  const headings = () => {
    /** @type {number[]} */
    const open = [];
    for (const heading of root.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const own = Number(heading.tagName[1]);
      while ((open.at(-1) ?? 0) >= own) open.pop();
      open.push(own);
      if (open.length === own) heading.removeAttribute("aria-level");
      else heading.setAttribute("aria-level", String(open.length));
    }
  };

  let planned = false;
  const name = () => {
    planned = false;
    landmarks();
    searchButton();
    searchDialog();
    namelessButtons();
    labels();
    headings();
  };
  /** @param {string} id */
  const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "");
  globalThis.drawReference(read("definition"), read("options"), root);

  new MutationObserver(() => {
    if (!planned) requestAnimationFrame(name);
    planned = true;
  }).observe(document.body, { childList: true, subtree: true });

  // Redoc routes by the hash, so the skip link must not change it.
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    /** @type {HTMLElement} */
    const main = root.querySelector("main") ?? root;
    main.tabIndex = -1;
    main.focus();
  });
})();
