import type { EngineAnswer } from "../engine/types.ts";

/**
 * The answer with another wait in the words of its body: wherever a text repeats the seconds of the contract's
 * `Retry-After`, it now says `seconds`.
 */
export function withWait(answer: EngineAnswer, seconds: number): EngineAnswer {
  const declared = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === "retry-after")?.[1];
  if (answer.body === undefined || !/^\d+$/.test(String(declared))) return answer;
  const number = new RegExp(`\\b${declared}\\b`, "g");
  const rewrite = (_: string, value: unknown): unknown =>
    typeof value === "string" ? value.replace(number, String(seconds)) : value;
  try {
    return { ...answer, body: JSON.stringify(JSON.parse(answer.body, rewrite)) };
  } catch {
    return { ...answer, body: answer.body.replace(number, String(seconds)) };
  }
}
