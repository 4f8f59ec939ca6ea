/** An element of XML, its names without prefixes. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const attribute = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** Deeper elements are hostile: whoever reads them would run out of stack. */
const deepest = 500;

/** The outermost element of a document; undefined when it is not well-formed. Throws when it is nested too deeply. */
export function parseXml(text: string): Element | undefined {
  const top: Element = { name: "", attributes: new Map(), children: [], text: "" };
  const open: { element: Element; tag: string }[] = [{ element: top, tag: "" }];
  token.lastIndex = 0;
  const whole = text.replace(/^\ufeff/, "");
  while (token.lastIndex < whole.length) {
    const found = token.exec(whole);
    const within = open.at(-1);
    if (found === null || within === undefined) return undefined;
    const [, data, end, start, attributes = "", isEmpty, plain] = found;
    if (data !== undefined) within.element.text += data;
    else if (plain !== undefined) within.element.text += decoded(plain);
    else if (end !== undefined) {
      if (open.length === 1 || open.pop()?.tag !== end) return undefined;
    } else if (start !== undefined) {
      const element = { name: local(start), attributes: attributesIn(attributes), children: [], text: "" };
      within.element.children.push(element);
      if (isEmpty === "") open.push({ element, tag: start });
      if (open.length > deepest) throw new Error("The XML is nested too deeply.");
    }
  }
  const isWhole = open.length === 1 && top.children.length === 1 && top.text.trim() === "";
  return isWhole ? top.children[0] : undefined;
}

/** Attributes by name, but for those that declare namespaces. */
function attributesIn(text: string): Map<string, string> {
  const found = [...text.matchAll(attribute)].filter(([, name = ""]) => !/^xmlns(:|$)/.test(name));
  return new Map(
    found.map(([, name = "", double, single]) => [local(name), decoded(double ?? single ?? "")]),
  );
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
