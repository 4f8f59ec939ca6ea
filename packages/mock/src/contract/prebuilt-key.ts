/** Key of a prebuilt answer: the status and example that are asked for. */
export function answerKey({ code, example }: { code?: number; example?: string }): string {
  return `${code ?? ""} ${example ?? ""}`;
}
