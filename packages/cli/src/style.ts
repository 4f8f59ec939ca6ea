/** One colour per meaning. None is the only signal: a word or a symbol always says the same. */
export interface Style {
  /** Headings. */
  strong(text: string): string;
  /** What helps reading but is not a value. */
  quiet(text: string): string;
  /** Usage up to 100 %. */
  bar(text: string): string;
  /** The part above 100 %. */
  over(text: string): string;
  /** What went wrong. */
  danger(text: string): string;
}

const code = (open: number, close: number) => (text: string) =>
  text === "" ? "" : `\u001b[${open}m${text}\u001b[${close}m`;

const coloured: Style = {
  strong: code(1, 22),
  quiet: code(2, 22),
  bar: code(34, 39),
  over: code(33, 39),
  danger: code(31, 39),
};

const same = (text: string): string => text;
const plain: Style = { strong: same, quiet: same, bar: same, over: same, danger: same };

/** Colours on a terminal that shows them, unless NO_COLOR is set; FORCE_COLOR asks for them anywhere. */
export function styleFor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Style {
  if (env.NO_COLOR) return plain;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced === "0" || forced === "false" ? plain : coloured;
  return isTerminal && env.TERM !== "dumb" ? coloured : plain;
}
