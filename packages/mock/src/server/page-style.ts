/** Style of the page at `/__mock`: the project's tokens, light and dark. */
export const style = `
:root { --bg: #f6f7f9; --surface: #fff; --sunken: #eef1f5; --border: #d5dbe5; --text: #182030; --muted: #56617a;
  --accent: #2450c8; --good: #0c7a4d; --danger: #b9242c; --over: #a8500b; color-scheme: light;
  --shadow: 0 1px 3px rgb(24 32 48 / 8%);
  font: 14px/1.5 ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
:root[data-theme="dark"] { --bg: #0e131b; --surface: #161d28; --sunken: #0a0f16; --border: #2c3748; --text: #e7ecf5;
  --muted: #9eacc3; --accent: #8fb4ff; --good: #56c596; --danger: #ff8f8f; --over: #f0a862; color-scheme: dark;
  --shadow: none; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); }
header, main { max-width: 1120px; margin: 0 auto; padding: 16px 24px; }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: baseline; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 16px; margin: 0 0 4px; } h3 { font-size: 14px; margin: 16px 0 4px; }
p { margin: 0 0 8px; max-width: 68ch; } .muted { color: var(--muted); }
section { background: var(--surface); border: 1px solid var(--border); border-radius: 12px; padding: 16px;
  margin: 0 0 16px; box-shadow: var(--shadow); }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { margin: 0; padding: 8px; background: var(--sunken); border-radius: 8px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; font-weight: 600; color: var(--muted); font-size: 13px; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--border); vertical-align: top; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
.number { width: 48px; } .short { width: 72px; } .name { width: 250px; } .middle { width: 150px; } .wide { width: 300px; }
.status { font-weight: 600; white-space: nowrap; } .s2 { color: var(--good); } .s4 { color: var(--over); } .s5 { color: var(--danger); }
.violation { color: var(--danger); }
button { font: inherit; font-size: 13px; color: var(--accent); background: none; border: 1px solid var(--border);
  border-radius: 8px; padding: 4px 12px; cursor: pointer; }
header button { margin-left: auto; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.copy { display: flex; gap: 8px; align-items: start; } .copy pre { flex: 1; min-width: 0; }
@media (max-width: 640px) {
  header, main { padding: 12px; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: 56px 1fr; padding: 4px 0; border-bottom: 1px solid var(--border); }
  td { border: 0; padding: 2px 0; } .spread tr { grid-template-columns: 1fr; }
  td:nth-child(n + 3) { grid-column: 1 / -1; } td:empty { display: none; }
}
`;

/** Theme toggle that remembers, and copy buttons. */
export const script = `
const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
const saved = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
const show = (theme) => { root.dataset.theme = theme; };
show(saved() ?? (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => saved() ?? show(dark.matches ? "dark" : "light"));
addEventListener("click", async ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  if (target.id === "theme") {
    show(root.dataset.theme === "dark" ? "light" : "dark");
    try { localStorage.setItem("theme", root.dataset.theme); } catch {}
  }
  if (target.id === "clear") { await fetch("/__mock/requests", { method: "DELETE" }); location.reload(); }
  if (target.className === "copier") {
    await navigator.clipboard.writeText(target.previousElementSibling.textContent);
    target.textContent = "Copied";
    setTimeout(() => { target.textContent = "Copy"; }, 1500);
  }
});
`;
