// @ts-check
(() => {
  const { root = "", version = "" } = document.currentScript?.dataset ?? {};
  const name = `Search the docs of ${version}`;
  /** @type {HTMLElement | null} */
  const opener = document.querySelector(".search-open");
  /** @type {Promise<void> | undefined} */
  let loading;

  const dialog = Object.assign(document.createElement("dialog"), { className: "search" });
  const input = Object.assign(document.createElement("input"), { type: "text", placeholder: name });
  const status = document.createElement("div");
  const list = document.createElement("ul");

  // Once; but an index that did not arrive is asked for again.
  const load = () => {
    loading ??= new Promise((/** @type {() => void} */ resolve) => {
      const script = document.createElement("script");
      script.src = `${root}assets/search-index.js`;
      script.onload = () => resolve();
      script.onerror = () => {
        loading = undefined;
        resolve();
      };
      document.head.append(script);
    });
    return loading;
  };

  /**
   * The text around the first word that was found, with all of them marked.
   * @type {(text: string, words: string[]) => HTMLElement}
   */
  const excerpt = (text, words) => {
    // Words are letters, digits and hyphens, so none means more in a pattern.
    const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
    const at = Math.max(0, text.search(found));
    const start = at < 40 ? 0 : text.indexOf(" ", at - 40) + 1;
    const line = document.createElement("small");
    line.append(start > 0 ? "… " : "");
    let last = start;
    for (const match of text.slice(0, at + 120).matchAll(found)) {
      const mark = Object.assign(document.createElement("mark"), { textContent: match[0] });
      line.append(text.slice(last, match.index), mark);
      last = match.index + match[0].length;
    }
    line.append(text.slice(last, Math.max(last, at + 120)));
    return line;
  };

  /** @param {string} query */
  const show = (query) => {
    const hits = globalThis.searchDocs?.(query) ?? [];
    list.replaceChildren(
      ...hits.map(({ entry, words }) => {
        const link = Object.assign(document.createElement("a"), { href: root + entry.url });
        const title = entry.page === entry.heading ? entry.page : `${entry.page} · ${entry.heading}`;
        link.append(title, excerpt(entry.text, words));
        link.addEventListener("click", () => dialog.close());
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    const count = `${hits.length === 12 ? "First 12" : hits.length} ${hits.length === 1 ? "place" : "places"}`;
    const missing = loading ? "Loading …" : "The search index is not there.";
    const none = globalThis.searchDocs ? "Nothing found. Try fewer words." : missing;
    status.textContent = query.trim() === "" ? "" : hits.length > 0 ? count : none;
  };

  // Enter may be pressed before the index is there.
  const follow = async () => {
    await load();
    if (dialog.open) list.querySelector("a")?.click();
  };

  /** @param {KeyboardEvent} event */
  const move = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const stops = [input, ...list.querySelectorAll("a")];
    const next =
      stops.findIndex((stop) => stop.isSameNode(document.activeElement)) +
      (event.key === "ArrowDown" ? 1 : -1);
    stops[Math.min(stops.length - 1, Math.max(0, next))]?.focus();
  };

  const build = () => {
    dialog.setAttribute("aria-label", name);
    input.setAttribute("role", "searchbox");
    input.setAttribute("aria-label", name);
    status.setAttribute("role", "status");
    dialog.append(input, status, list);
    input.addEventListener("input", () => show(input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") follow();
    });
    dialog.addEventListener("keydown", move);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
  };

  const open = async () => {
    if (!dialog.isConnected) build();
    if (!dialog.open) {
      dialog.showModal();
      input.select();
    }
    await load();
    show(input.value);
  };

  const { asksForSearch, typed } = globalThis.earlyKeys();
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    open();
  });
  if (typed !== undefined) {
    open();
    input.value = typed;
  }
})();
