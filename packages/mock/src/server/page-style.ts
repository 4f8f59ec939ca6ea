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
code, pre { font-family: ui-monospace, monospace; font-size: 13px; } h2 code { font-size: 15px; }
pre { margin: 0; padding: 8px 12px; background: var(--sunken); border-radius: 8px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; font-weight: 600; color: var(--muted); font-size: 13px; white-space: nowrap; }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--border); vertical-align: baseline; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
tr:last-child td { border-bottom: 0; padding-bottom: 0; }
.list { max-height: 320px; overflow: auto; }
.number { width: 48px; } .code { width: 72px; } .call { width: 40%; } .prefer { width: 38%; }
.ends { width: 220px; } .action { width: 88px; text-align: right; }
td > .muted { display: block; font-size: 13px; } .stories .prefer { width: 24%; }
.status { font-weight: 600; white-space: nowrap; } .s2 { color: var(--good); } .s4 { color: var(--over); } .s5 { color: var(--danger); }
.violation { color: var(--danger); }
button { font: inherit; font-size: 13px; color: var(--accent); background: none; border: 1px solid var(--border);
  border-radius: 8px; padding: 4px 12px; cursor: pointer; }
button:hover { border-color: var(--accent); } .copier { white-space: nowrap; padding: 2px 8px; }
header button, .head button { margin-left: auto; } .head { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; margin: 0 0 8px; }
.head h2 { margin: 0; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.command { display: flex; gap: 12px; align-items: center; margin: 0 0 12px; } .command pre { flex: 1; min-width: 0; }
@media print { .list { max-height: none; } }
@media (max-width: 640px) {
  header, main { padding: 12px; }
  header button { margin-left: 0; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: auto 1fr auto; gap: 2px 12px; padding: 8px 0; border-bottom: 1px solid var(--border); }
  tr:last-child { border-bottom: 0; padding-bottom: 0; }
  tr > td { border: 0; padding: 0; } tr > td[class] { width: auto; } td:empty { display: none; }
  .title { grid-column: 2; } .action { grid-column: 3; grid-row: 1; } .prefer { grid-column: 2 / -1; }
  .stories .title { grid-column: 1 / 3; } .stories .ends { grid-column: 1 / -1; } .stories .prefer { display: none; }
  .ends { color: var(--muted); font-size: 13px; } .ends::before { content: "A client that retries gets "; }
  .found { grid-column: 1 / -1; } .calls .call { grid-column: 3; } .calls tr { grid-template-columns: auto auto 1fr; }
  .command { align-items: start; flex-direction: column; } .command pre { width: 100%; }
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
    await navigator.clipboard.writeText(target.value);
    target.textContent = "Copied";
    setTimeout(() => { target.textContent = "Copy curl"; }, 1500);
  }
});
`;
