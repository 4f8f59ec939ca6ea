import type { Part } from "./multipart.ts";

/** The parts of a multipart body as it was sent; undefined when it is broken: no boundary, no end, or no name. */
export function readParts(text: string, boundary: string): Part[] | undefined {
  const [, ...chunks] = `\r\n${text}`.split(`\r\n--${boundary}`);
  const last = chunks.pop();
  if (last === undefined || !/^--[ \t]*(\r\n|$)/.test(last)) return undefined;
  const parts = chunks.map(partOf);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function partOf(chunk: string): Part | undefined {
  const [, head, content] = /^[ \t]*\r\n(?:((?:[^\r\n]+\r\n)*))\r\n(.*)$/s.exec(chunk) ?? [];
  if (head === undefined || content === undefined) return undefined;
  const headers = new Map(
    head.split("\r\n").flatMap((line) => {
      const [name = "", value = ""] = line.split(/:(.*)/s);
      return name === "" ? [] : [[name.trim().toLowerCase(), value.trim()]];
    }),
  );
  const disposition = headers.get("content-disposition") ?? "";
  const name = argumentOf(disposition, "name");
  if (name === undefined) return undefined;
  const filename = argumentOf(disposition, "filename");
  return { name, filename, type: headers.get("content-type") ?? "", content, headers };
}

/** An argument of `Content-Disposition`, as browsers escape it. */
function argumentOf(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(disposition);
  const text = found?.[1]?.replace(/\\(["\\])/g, "$1") ?? found?.[2];
  return text?.replace(/%22|%0D|%0A/g, (code) => decodeURIComponent(code));
}
