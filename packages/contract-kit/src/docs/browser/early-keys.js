// @ts-check
// The key of the search counts from the first paint on, before the script of the search is there.
(() => {
  const root = document.documentElement;
  /**
   * A field of a search that was just closed keeps the focus until the next frame, and takes nothing any more.
   * @param {Event} event
   */
  const isField = ({ target }) =>
    target instanceof Element &&
    target.matches("input, textarea, select, [contenteditable]") &&
    target.checkVisibility();
  /** @param {KeyboardEvent} event */
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  /** @param {KeyboardEvent} event */
  const asksForSearch = (event) => {
    if (isPlain(event)) return event.key === "/" && !isField(event);
    // Redoc's own search has the other key.
    const isReference = document.body?.classList.contains("reference");
    return !isReference && event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  };
  // What is typed after it is kept for the field that is not there yet.
  /** @type {string | undefined} */
  let typed;
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    if (typed === undefined) {
      if (!asksForSearch(event)) return;
      typed = "";
    } else if (!isPlain(event) || isField(event)) return;
    else if (event.key === "Escape") typed = undefined;
    else if (event.key === "Backspace") typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else return;
    event.preventDefault();
  };
  root.addEventListener("keydown", keep);
  globalThis.earlyKeys = () => {
    root.removeEventListener("keydown", keep);
    return { asksForSearch, typed };
  };
})();
