/** What the generated checks call; only those that are used are written into the file. */
export const helpers: Readonly<Record<string, string>> = {
  bad: `const bad = (issues: Issue[], path: string, message: string) => { issues.push({ kind: "invalid", path, message }); };`,
  note: `const note = (issues: Issue[], path: string, kind: Issue["kind"], value?: string) => { issues.push({ kind, path, message: value === undefined ? "is not in the contract" : JSON.stringify(value) + " is not in the contract" }); };`,
  isRecord: `const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);`,
  isNumber: `const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);`,
  fields: `const fields = (value: any, path: string, issues: Issue[], required: readonly string[], known: Record<string, Check>, report = false) => { if (!isRecord(value)) { bad(issues, path, "expected object"); return; } for (const name of required) if (!Object.hasOwn(value, name)) bad(issues, path, "lacks " + name); for (const name of Object.keys(value)) { if (Object.hasOwn(known, name)) known[name]?.(value[name], path + "." + name, issues); else if (report) note(issues, path + "." + name, "unknown-field"); } };`,
  same: `const same = (a: any, b: any): boolean => a === b || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && Array.isArray(a) === Array.isArray(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => Object.hasOwn(b, name) && same(a[name], b[name])));`,
  unique: `const unique = (items: unknown[]) => items.every((item, index) => !items.slice(0, index).some((other) => same(item, other)));`,
  fits: `const fits = (value: any, path: string, tests: readonly Check[]) => tests.filter((test) => { const found: Issue[] = []; test(value, path, found); return found.every((issue) => issue.kind !== "invalid"); }).length;`,
  isUuid: `const isUuid = (value: string) => /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);`,
  isDate: `const isDate = (value: string) => { const time = Date.parse(value); return /^\\d{4}-\\d\\d-\\d\\d$/.test(value) && time === time && new Date(time).toISOString().startsWith(value); };`,
  isDateTime: `const isDateTime = (value: string) => { const [, date = "", hour = 99, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = (/^(.{10})[t\\s](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d+)?(?:z|([+-]\\d\\d)(?::?(\\d\\d))?)$/i.exec(value) ?? []).map((part, index) => (index > 1 ? +(part ?? 0) : part)) as [string, string, number, number, number, number, number]; const east = /-\\d\\d(:?\\d\\d)?$/.test(value.slice(10)) ? -1 : 1; const utc = hour * 60 + minute - zoneHour * 60 - east * zoneMinute; return isDate(date) && Math.abs(zoneHour) < 24 && zoneMinute < 60 && ((hour < 24 && minute < 60 && second < 60) || (second < 61 && (utc === 1439 || utc === -1))); };`,
};

/** The helpers that the code uses, and those that they use in turn, in the order of definition. */
export function usedHelpers(code: string): string[] {
  const used = new Set<string>();
  const visit = (text: string) => {
    for (const [name, source] of Object.entries(helpers)) {
      if (used.has(name) || !new RegExp(`\\b${name}\\(`).test(text)) continue;
      used.add(name);
      visit(source);
    }
  };
  visit(code);
  return Object.entries(helpers)
    .filter(([name]) => used.has(name))
    .map(([, source]) => source);
}
