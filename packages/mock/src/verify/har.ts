import { get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Traffic } from "./traffic.ts";

/** Whether a value is an HTTP archive, as browsers and proxies save it. */
export function isHar(value: unknown): value is JsonObject {
  return Array.isArray(get(value, "log", "entries"));
}

/** The exchanges of an archive. Of those that were never answered, there is nothing to check. */
export function harExchanges(har: JsonObject): Traffic[] {
  const entries = get(har, "log", "entries");
  return (Array.isArray(entries) ? entries : []).flatMap((entry): Traffic[] => {
    const request = objectOrEmpty(get(entry, "request"));
    const response = objectOrEmpty(get(entry, "response"));
    const status = Number(response.status);
    if (!(status >= 100)) return [];
    const content = objectOrEmpty(response.content);
    const posted = get(request, "postData", "text");
    const answerHeaders = headersOf(response.headers);
    return [
      {
        method: String(request.method ?? "GET"),
        url: String(request.url ?? "/"),
        headers: headersOf(request.headers),
        body: typeof posted === "string" && posted !== "" ? posted : undefined,
        status,
        // What is saved is decoded already.
        answerHeaders: Object.fromEntries(
          Object.entries(answerHeaders).filter(([name]) => name !== "content-encoding"),
        ),
        answer: textOf(content),
      },
    ];
  });
}

function headersOf(list: unknown): Record<string, string> {
  const pairs = (Array.isArray(list) ? list : []).filter(isObject);
  return Object.fromEntries(
    pairs.map(({ name, value }) => [String(name).toLowerCase(), String(value ?? "")]),
  );
}

function textOf({ text, encoding }: JsonObject): string | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  return encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
}
