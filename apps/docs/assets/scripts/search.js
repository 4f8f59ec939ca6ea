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

  /** @param {string} query */
  const find = (query) => {
    // Calls are looked up with their parentheses, too.
    const words = query.toLowerCase().replaceAll("()", "").split(/\s+/).filter(Boolean);
    const [first] = words;
    if (first === undefined) return [];
    const scored = (globalThis.searchIndex ?? []).map((entry) => {
      const page = entry.page.toLowerCase();
      const heading = entry.heading.toLowerCase();
      const text = entry.text.toLowerCase();
      let score = 0;
      for (const word of words) {
        const value =
          (heading.includes(word) ? 8 : 0) + (page.includes(word) ? 3 : 0) + (text.includes(word) ? 1 : 0);
        if (value === 0) return { entry, score: 0 };
        score += value;
      }
      return { entry, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 12)
      .map(({ entry }) => ({ entry, word: first }));
  };

  /** @type {(text: string, word: string) => HTMLElement} */
  const excerpt = (text, word) => {
    const at = Math.max(0, text.toLowerCase().indexOf(word));
    const start = at < 40 ? 0 : text.indexOf(" ", at - 40) + 1;
    const line = document.createElement("small");
    const hit = text.slice(at, at + word.length);
    const found = hit.toLowerCase() === word;
    const mark = Object.assign(document.createElement("mark"), { textContent: found ? hit : "" });
    const before = `${start > 0 ? "… " : ""}${text.slice(start, at)}`;
    line.append(before, mark, text.slice(at + mark.textContent.length, at + 120));
    return line;
  };

  /** @param {string} query */
  const show = (query) => {
    const hits = find(query);
    list.replaceChildren(
      ...hits.map(({ entry, word }) => {
        const link = Object.assign(document.createElement("a"), { href: root + entry.url });
        const title = entry.page === entry.heading ? entry.page : `${entry.page} · ${entry.heading}`;
        link.append(title, excerpt(entry.text, word));
        link.addEventListener("click", () => dialog.close());
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    const count = `${hits.length === 12 ? "First 12" : hits.length} ${hits.length === 1 ? "place" : "places"}`;
    const missing = loading ? "Loading …" : "The search index is not there.";
    const none = globalThis.searchIndex ? "Nothing found. Try fewer words." : missing;
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
