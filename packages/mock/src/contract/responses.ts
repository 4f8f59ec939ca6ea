import type { OperationResponse } from "./types.ts";

type Coded = Pick<OperationResponse, "code">;

/** The names of a response's examples, over all its media types. */
export function exampleNames({ contents = [] }: OperationResponse): string[] {
  return [...new Set(contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)))];
}

/** The response that answers for a status, as Prism looks it up. */
export function responseFor<Response extends Coded>(
  { responses }: { readonly responses: readonly Response[] },
  status: number,
): Response | undefined {
  const find = (wanted: string) => responses.find(({ code }) => code.toUpperCase() === wanted);
  return find(String(status)) ?? find(`${String(status).charAt(0)}XX`) ?? find("DEFAULT");
}

/** The response that answers when no status is asked for: the lowest success, else the default, else the first. */
export function ordinaryResponse<Response extends Coded>(
  responses: readonly Response[],
): Response | undefined {
  const successes = responses
    .filter(({ code }) => /^2(\d\d|XX)$/i.test(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const final = ({ code }: Response) => !/^1(\d\d|XX)$/i.test(code);
  return (
    successes[0] ?? responses.find(({ code }) => code.toLowerCase() === "default") ?? responses.find(final)
  );
}
