/** What the generated checks call; only those that are used are written into the file. */
export const helpers: Readonly<Record<string, string>> = {
  bad: `const bad = (issues: Issue[], path: string, message: string) => { issues.push({ kind: "invalid", path, message }); };`,
  note: `const note = (issues: Issue[], path: string, kind: Issue["kind"], value?: string) => { issues.push({ kind, path, message: value === undefined ? "is not in the contract" : JSON.stringify(value) + " is not in the contract" }); };`,
  isRecord: `const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);`,
  isNumber: `const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);`,
  has: `const has = (value: object, name: string) => Object.hasOwn(value, name) && (value as any)[name] !== undefined;`,
  same: `const same = (a: any, b: any): boolean => a === b || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && Array.isArray(a) === Array.isArray(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => Object.hasOwn(b, name) && same(a[name], b[name])));`,
  unique: `const unique = (items: unknown[]) => items.every((item, index) => !items.slice(0, index).some((other) => same(item, other)));`,
  fits: `const fits = (value: any, path: string, tests: readonly Check[]) => tests.filter((test) => { const found: Issue[] = []; test(value, path, found); return found.every((issue) => issue.kind !== "invalid"); }).length;`,
  isUuid: `const isUuid = (value: string) => /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);`,
  isDate: `const isDate = (value: string) => { const [, y = 0, m = 0, d = 0] = (/^(\\d{4})-(\\d\\d)-(\\d\\d)$/.exec(value) ?? []).map(Number); return m >= 1 && m <= 12 && d >= 1 && d <= (m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31); };`,
  isDateTime: `const isDateTime = (value: string) => { const parts = /^(\\d{4}-\\d\\d-\\d\\d)[t\\s](\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)(?:z|([+-])(\\d\\d)(?::?(\\d\\d))?)$/i.exec(value); if (parts === null || !isDate(parts[1] ?? "")) return false; const [hour, minute, second, zoneHour, zoneMinute] = [parts[2], parts[3], parts[4], parts[6], parts[7]].map((part) => Number(part ?? 0)) as [number, number, number, number, number]; if (zoneHour > 23 || zoneMinute > 59) return false; if (hour <= 23 && minute <= 59 && second < 60) return true; const sign = parts[5] === "-" ? -1 : 1; const utcMinute = minute - zoneMinute * sign; const utcHour = hour - zoneHour * sign - (utcMinute < 0 ? 1 : 0); return (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1) && second < 61; };`,
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
