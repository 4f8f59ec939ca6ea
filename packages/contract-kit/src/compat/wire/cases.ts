import type { Action, Answer } from "../values/document.ts";
import { type CallResult, type Fault, readingFault, refusalOf } from "./faults.ts";
import { plainOf, type SentOptions } from "./requests.ts";
import type { Side } from "./side.ts";

/** One call of a client, and what its result must be. */
export interface Case {
  readonly call: {
    readonly operation: string;
    readonly options: SentOptions & { readonly headers?: Readonly<Record<string, string>> };
    /** Whether the client checks the answer against its own contract. */
    readonly checked: boolean;
  };
  /** What went wrong; undefined when all is well. */
  judge(result: CallResult): Fault | undefined;
}

/** The conformance cases of a client's contract against a server of another one. */
export function casesOf(client: Side, server: Side, onlyShared: boolean): Case[] {
  return client.actions.flatMap((action) => {
    const served = server.actions.find(({ key }) => key === action.key);
    if (served === undefined) return onlyShared ? [] : sending(client, action).slice(0, 1);
    return [
      ...sending(client, action),
      ...action.answers.flatMap((answer) => asking(client, action, answer)),
      ...served.answers.flatMap((answer) => reading(client, server, action, answer)),
    ];
  });
}

/** Everything that the client's contract allows to send must be accepted. */
function sending(client: Side, action: Action): Case[] {
  return (client.requests.get(action.id) ?? []).map(({ what, options, pointer }) => ({
    call: { operation: action.id, options, checked: false },
    judge(result) {
      const refusal = refusalOf(result);
      const taken = refusal === undefined && result.kind === undefined;
      if (taken || (refusal === undefined && (result.status ?? result.answered ?? 500) < 300))
        return undefined;
      const message = refusal ?? result.message ?? "no answer";
      const facts = { via: "server", what, message, operation: action.name, server: [] } as const;
      if (refusal === undefined && (result.status ?? result.answered) === 406)
        return { ...facts, direction: "response", client: acceptedBy(action) };
      return { ...facts, direction: "request", client: pointer === undefined ? [] : [pointer] };
    },
  }));
}

/** The media types that the client asks for: a server that has none of them answers 406. */
function acceptedBy({ answers }: Action): string[] {
  return answers.flatMap(({ contents }) => contents.map(({ part }) => part.pointer));
}

/** Every status and header that the client's contract declares must still come. */
function asking(client: Side, action: Action, { status, headers }: Answer): Case[] {
  if (!/^[245]\d\d$/.test(status)) return [];
  const options = { ...plain(client, action), headers: { Prefer: `code=${status}` } };
  const what = `an answer with status ${status}`;
  const facts = { via: "server", what, operation: action.name, direction: "response", server: [] } as const;
  return [
    {
      call: { operation: action.id, options, checked: false },
      judge(result) {
        if (refusalOf(result) !== undefined) return undefined;
        const answered = result.status ?? result.answered;
        if (answered !== Number(status))
          return { ...facts, message: `the server answers ${answered ?? "nothing"}`, client: [] };
        const lost = headers.filter(({ name }) => !result.headers?.includes(name.toLowerCase()));
        if (lost.length === 0) return undefined;
        const names = lost.map(({ name }) => name).join(", ");
        return {
          ...facts,
          message: `the answer lacks ${names}`,
          client: lost.flatMap(({ pointers }) => pointers),
        };
      },
    },
  ];
}

/** Every body that the server's contract allows must be read. */
function reading(client: Side, server: Side, action: Action, answer: Answer): Case[] {
  if (!/^[245]\d\d$/.test(answer.status)) return [];
  return answer.contents.flatMap((content) =>
    (server.offers.get(content.part.pointer) ?? []).map((offer): Case => {
      const headers = { Prefer: `code=${answer.status}, example=${offer.name}`, Accept: content.media };
      return {
        call: { operation: action.id, options: { ...plain(client, action), headers }, checked: true },
        judge: (result) => readingFault(client, action, answer.status, content, offer, result),
      };
    }),
  );
}

function plain(client: Side, { id }: Action): SentOptions {
  return plainOf(client.requests.get(id) ?? []);
}
