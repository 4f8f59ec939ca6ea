(() => {
  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  for (const button of document.querySelectorAll("figure.code .copy")) {
    const code = button.closest("figure").querySelector("code");
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
