/** The page around a report: the project's tokens, light and dark by the system's setting. */
export const pageStyle = `
:root { color-scheme: light dark;
  --bg: #f6f7f9; --surface: #ffffff; --sunken: #eef1f5; --border: #d5dbe5; --text: #182030; --muted: #56617a;
  --accent: #2450c8; --over: #a8500b; --good: #0c7a4d; --danger: #b9242c;
  --shadow: 0 1px 3px rgb(24 32 48 / 0.08); }
@media (prefers-color-scheme: dark) { :root {
  --bg: #0e131b; --surface: #161d28; --sunken: #0a0f16; --border: #2c3748; --text: #e7ecf5; --muted: #9eacc3;
  --accent: #8fb4ff; --over: #f0a862; --good: #56c596; --danger: #ff8f8f; --shadow: none; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
main, header { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 32px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 40px 0 12px; }
p { margin: 4px 0; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; }
footer { max-width: 1200px; margin: 0 auto; padding: 16px 20px 48px; }
`.trim();

/** The look of a report on any page that has the project's tokens. A site can nest it under a class of its own. */
export const reportStyle = `
.muted { color: var(--muted); font-size: 14px; }
.counts { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 20px 0 0; padding: 0; }
.counts li { margin: 0; }
.counts a { display: block; padding: 8px 16px; border: 1px solid var(--border); border-radius: 8px;
  background: var(--surface); box-shadow: var(--shadow); text-decoration: none; color: var(--text); }
.counts strong { font-size: 20px; margin-right: 4px; }
.breaking { --tone: var(--danger); }
.unproven { --tone: var(--over); }
.additive { --tone: var(--good); }
.docs { --tone: var(--muted); }
article { background: var(--surface); border: 1px solid var(--border); border-left: 4px solid var(--tone); border-radius: 12px;
  box-shadow: var(--shadow); padding: 16px 20px; margin: 0 0 16px; overflow-wrap: anywhere; }
article p { margin: 4px 0; }
h3 { font-size: 16px; margin: 0; font-weight: 600; }
.level { color: var(--tone); font-weight: 600; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 12px; margin: 12px 0; }
figure { margin: 0; background: var(--sunken); border: 1px solid var(--border); border-radius: 8px; min-width: 0; }
figcaption { padding: 4px 12px; border-bottom: 1px solid var(--border); color: var(--muted); font-size: 13px; }
pre { margin: 0; padding: 8px 0; white-space: pre-wrap; }
pre.value { padding: 8px 12px; background: var(--sunken); border: 1px solid var(--border); border-radius: 8px; }
.row { display: flex; padding: 0 12px; }
.row.at { background: color-mix(in srgb, var(--tone) 16%, var(--surface)); }
.number { flex: none; width: 5ch; color: var(--muted); user-select: none; }
.row.at .number { color: var(--text); }
.text { flex: 1; min-width: 0; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline 2px var(--tone); text-underline-offset: 3px; }
.absent { padding: 8px 12px; color: var(--muted); font-size: 14px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0 0; font-size: 14px; }
dt { color: var(--muted); }
dd { margin: 0; }
article .lead { margin-top: 12px; }
summary { cursor: pointer; padding: 8px 0; color: var(--accent); }
@media print { article { break-inside: avoid; box-shadow: none; } }
`.trim();
