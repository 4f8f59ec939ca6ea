/** A row of a table. */
export type Row = Readonly<Record<string, unknown>>;

/** The part of some data that is a table: the rows, and the members next to them. */
export interface TableData {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  /** Name of the member that held the rows; undefined when the data itself is a list. */
  readonly name: string | undefined;
  readonly rest: Row;
}

/** True for an object that is neither null, nor a list, nor a file. */
export function isRecord(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob);
}

/** Data as a table: a list of objects, or an object that holds exactly one. Undefined for everything else. */
export function tableOf(data: unknown): TableData | undefined {
  if (isRows(data)) return table(data, undefined, {});
  if (!isRecord(data)) return undefined;
  const lists = Object.entries(data).filter(([, value]) => isRows(value));
  const [only] = lists;
  if (only === undefined || lists.length > 1) return undefined;
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => name !== only[0]));
  return table(only[1] as Row[], only[0], rest);
}

function isRows(value: unknown): value is Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function table(rows: readonly Row[], name: string | undefined, rest: Row): TableData {
  return { rows, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))], name, rest };
}

/** A value in one line. */
export function oneLine(value: unknown): string {
  if (Array.isArray(value)) return value.some(isRecord) ? count(value.length, "item") : value.join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return count(Object.keys(value).length, "field");
}

/** A number of things in words. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
