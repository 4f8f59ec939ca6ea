import { isObject } from "@partner-licenses/document/json";
import { nearest } from "@partner-licenses/document/near";
import { operationKey } from "../contract/operation-key.ts";
import { responseFor } from "../contract/responses.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { Engine, EngineAnswer } from "../engine/types.ts";
import { ReplyError } from "../errors.ts";
import { wireEffects } from "../scenarios.ts";
import { unknownPreference } from "../server/known.ts";
import { longestDelay } from "../server/prefer.ts";
import { isOpen } from "./expressions.ts";
import type { Condition, Reply } from "./types.ts";

type Named = Pick<Contract, "operations">;

/** Index of an operation by its `operationId`, or by method and path. Throws a `ReplyError` on an unknown one. */
export function operationAt({ operations }: Named, name: string): number {
  const wanted = name.replace(/^\s*\w+(?=\s)/, (method) => method.toUpperCase());
  const index = operations.findIndex((each) => each.iid === name || operationKey(each) === wanted);
  if (index >= 0) return index;
  const known = operations.map((operation) => operation.iid ?? operationKey(operation));
  throw new ReplyError(`There is no operation ${name}.${guess(name, known)} Known: ${known.join(", ")}.`);
}

/** Throws a `ReplyError` when a reply cannot be given, or is none that the contract allows. */
export function checkReply(
  { contract, engine }: { contract: Named & Partial<Contract>; engine: Engine },
  index: number,
  reply: Reply,
): void {
  const operation = contract.operations[index] as Operation;
  const name = operation.iid ?? operationKey(operation);
  const fail = (what: string): never => {
    throw new ReplyError(`The reply to ${name} ${what}`);
  };
  checkMembers(reply, fail);
  checkFault(reply, fail);
  checkNumbers(reply, fail);
  if (reply.unchecked) return;
  checkCondition(operation, reply.when, fail);
  const { status, example, headers, body } = reply;
  const isDeclared = status === undefined || responseFor(operation, status) !== undefined;
  if (!isDeclared)
    fail(
      `has status ${status}, which the contract does not declare${placeOf(contract, operation)}. Declared: ${operation.responses.map(({ code }) => code).join(", ")}. ${hint}`,
    );
  const unknown = unknownPreference(operation, {
    ...(status === undefined ? {} : { code: status }),
    ...(example === undefined ? {} : { example }),
  });
  if (unknown !== undefined) fail(`asks for what there is not: ${unknown.detail}`);
  if (typeof body === "function" || isOpen(body) || isOpen(headers)) return;
  if (body === undefined && headers === undefined) return;
  const answer = engine.respond(index, {
    ...{ status, example, headers },
    ...(body === undefined ? {} : { body: { value: body } }),
  });
  const found = departuresOf(answer);
  if (found.length > 0)
    fail(`breaks the contract${placeOf(contract, operation, answer.status)}: ${found.join("; ")}. ${hint}`);
}

const hint = "Say `unchecked: true` to send it nevertheless.";

/** What of an answer the contract does not allow, each with its place in the answer. */
export function departuresOf({ violations, problem }: EngineAnswer): string[] {
  const errors = violations.filter(
    ({ location, severity }) => location[0] === "response" && severity === "Error",
  );
  if (errors.length === 0) return problem === undefined ? [] : [problem];
  return errors.map(({ location, message }) => `${location.slice(1).join(".") || "response"}: ${message}`);
}

/** Where the contract says what is answered. */
function placeOf(
  { locate }: Partial<Contract>,
  { path, method, responses }: Operation,
  status?: number,
): string {
  const step = (text: string) => text.replaceAll("~", "~0").replaceAll("/", "~1");
  const found = status === undefined ? undefined : responseFor({ responses }, status);
  const code = found === undefined ? "" : `/${found.code}`;
  const place = locate?.(`#/paths/${step(path)}/${method.toLowerCase()}/responses${code}`);
  return place === undefined ? "" : ` (${place.file}:${place.line}:${place.column})`;
}

type Fail = (what: string) => never;

const members: readonly string[] = [
  ...["status", "example", "body", "headers", "delay", "times"],
  ...["when", "fault", "probability", "seed", "unchecked"],
];

/** A member that nobody reads is misspelt: without it the answer would be another one than was asked for. */
function checkMembers(reply: Reply, fail: Fail): void {
  if (!isObject(reply)) fail(`is ${JSON.stringify(reply) ?? typeof reply}: give an object.`);
  const strange = Object.keys(reply).find((key) => !members.includes(key));
  if (strange !== undefined)
    fail(`has a \`${strange}\`.${guess(strange, members)} Known: ${members.join(", ")}.`);
}

function checkFault({ fault }: Reply, fail: Fail): void {
  if (fault !== undefined && !wireEffects.includes(fault))
    fail(`has fault ${fault}.${guess(String(fault), wireEffects)} Known: ${wireEffects.join(", ")}.`);
}

function checkNumbers({ status, times, delay, probability }: Reply, fail: Fail): void {
  const whole = (value: number | undefined, from: number, to: number): boolean =>
    value === undefined || (Number.isInteger(value) && value >= from && value <= to);
  if (!whole(status, 200, 599)) fail(`has status ${status}: give one from 200 to 599.`);
  if (!whole(times, 1, 1e9)) fail(`has times ${times}: give a whole number of at least 1.`);
  if (!whole(delay, 0, longestDelay))
    fail(`has delay ${delay}: give milliseconds from 0 to ${longestDelay}.`);
  if (probability !== undefined && !(probability >= 0 && probability <= 1))
    fail(`has probability ${probability}: give one from 0 to 1.`);
}

const declaredIn = { path: "path", query: "query", cookies: "cookie" } as const;

/** A condition on a parameter that the contract does not have never holds: most likely it is misspelt. */
function checkCondition(operation: Operation, when: Reply["when"], fail: Fail): void {
  if (when === undefined || typeof when === "function") return;
  if (!isObject(when)) fail("has a `when` that is no object.");
  const places = ["path", "query", "headers", "cookies", "body"];
  const strange = Object.keys(when).find((key) => !places.includes(key));
  if (strange !== undefined) fail(`has a \`when.${strange}\`; known are ${places.join(", ")}.`);
  for (const [place, declared] of Object.entries(declaredIn) as [keyof typeof declaredIn, "path"][]) {
    const known = (operation.request?.[declared] ?? []).map((parameter) => parameter.name);
    for (const name of Object.keys((when as Condition)[place] ?? {}))
      if (!known.includes(name))
        fail(
          `waits for ${place} parameter ${name}, which the contract does not declare.${guess(name, known)} ${hint}`,
        );
  }
}

function guess(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? "" : ` Did you mean ${near}?`;
}
