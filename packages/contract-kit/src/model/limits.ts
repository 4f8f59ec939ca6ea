import type { Contract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import { join } from "@partner-licenses/document/reader/pointer";
import type { Operation } from "./operations.ts";

/** A note for all that a contract asks for, and a client built on `fetch` cannot do by itself. */
export function limitNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  return [...bodyNotes(contract, operations), ...securityNotes(contract, operations)];
}

function bodyNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  return operations
    .filter(({ method, body }) => body !== undefined && (method === "get" || method === "head"))
    .map(({ method, pointer }) =>
      contract.fault(pointer, {
        code: "body-not-sent",
        message: `\`fetch\` sends no body with ${method.toUpperCase()}: a call that gives one is refused`,
        hint: "declare parameters instead, or another method",
      }),
    );
}

function securityNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  const asked = operations.flatMap(({ security }) => security.flatMap(({ schemes }) => schemes));
  const schemes = new Map(asked.map(({ name, scheme }) => [name, scheme]));
  return [...schemes].flatMap(([name, scheme]) => {
    const why = whyNotShown(scheme?.type, scheme?.scheme);
    if (why === undefined) return [];
    const [message, hint] = why;
    const pointer = join("#/components/securitySchemes", name);
    return [contract.fault(pointer, { code: "credential-not-made", message, hint })];
  });
}

/** What a client does not do for a kind of security scheme, and what its user can. */
function whyNotShown(type: unknown, scheme: unknown): readonly [message: string, hint: string] | undefined {
  if (type === "mutualTLS")
    return [
      "a client shows no certificate: the platform does, when the connection is made",
      "give the client a `fetch` that has the certificate",
    ];
  if (type !== "http" || /^(basic|bearer)$/i.test(String(scheme))) return undefined;
  return [
    `a client does not work out credentials of HTTP \`${String(scheme)}\`: it sends what it is given after that word`,
    "give `auth` what stands there, or a function that works it out",
  ];
}
