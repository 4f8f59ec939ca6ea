// @ts-check
(() => {
  /** @param {Node} node */
  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  };
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("figure.code .copy");
  for (const button of buttons) {
    const code = button.closest("figure")?.querySelector("code");
    if (!code) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      let word = "Copied";
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        // Without permission the text is selected: one key press copies it.
        select(code);
        word = "Selected";
      }
      button.textContent = word;
      setTimeout(() => {
        button.textContent = "Copy";
      }, 1500);
    });
  }
})();
