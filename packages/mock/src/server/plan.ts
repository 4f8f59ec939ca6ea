import { responseFor } from "../contract/responses.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { BodyVariant, Engine, EngineAnswer, EngineRequest, RequestValues } from "../engine/types.ts";
import { planReply } from "../replies/plan.ts";
import type { Replies } from "../replies/replies.ts";
import { findScenario, type ScenarioStep, type WireEffect } from "../scenarios.ts";
import type { StepTracker } from "../shared/steps.ts";
import type { State } from "../state/state.ts";
import { impliedStatus, unknownPreference } from "./known.ts";
import type { PreferenceFault, Preferences } from "./prefer.ts";
import { withWait } from "./wait.ts";

/** What is to be sent: an answer, with the effects of a scenario, or a fault in what was asked for. */
export interface Plan {
  answer: EngineAnswer;
  headers?: Record<string, string>;
  wire?: WireEffect;
  fault?: PreferenceFault;
  /** The reply that a test asked for, when there is one. */
  reply?: string;
  /** Milliseconds before the answer, where a reply says so. */
  delay?: number;
}

/** What a mock remembers between requests. */
export interface Memory {
  readonly tracker: StepTracker;
  readonly replies?: Replies;
  /** What was sent to collections, where that is kept. */
  readonly state?: State | undefined;
}

/**
 * Decides the answer to one request. Whom the contract refuses is refused; then counts what the request itself asks
 * for, what a test asks for, the scenario of all requests, and what is in store.
 */
export function planAnswer(
  { contract, engine }: { contract: Pick<Contract, "operations" | "echoes">; engine: Engine },
  request: EngineRequest,
  { own, all = {} }: { own: Preferences; all?: Preferences },
  { tracker, replies, state }: Memory,
): Plan {
  const preferences = { ...all, ...own };
  // what is in store is one page
  const asked: EngineRequest = { ...request, prefer: preferences, whole: state !== undefined };
  const answer = engine.answer(asked);
  const operation = contract.operations[answer.operation];
  if (!operation) return { answer };
  const fault =
    preferences.code || preferences.example ? unknownPreference(operation, preferences) : undefined;
  if (fault) return { answer, fault };
  const session = sessionIn(request.headers);
  const isFree = !isRefused(answer) && !isChosen(own);
  const read = (): RequestValues => engine.read(answer.operation, asked);
  const chosen = isFree ? replies?.choose(answer.operation, session, read) : undefined;
  if (chosen !== undefined) return planReply(engine, asked, answer, chosen, read());
  const scenario = preferences.scenario === undefined ? undefined : findScenario(preferences.scenario);
  if (scenario && !isRefused(answer)) {
    const token = request.headers.authorization;
    const step = tracker.next(sessionOf(contract, answer, request, preferences), scenario, token);
    return planStep(engine, asked, operation, answer, step);
  }
  const stored = isFree ? state?.answer(session, asked, answer, read) : undefined;
  if (stored !== undefined) return { answer: stored };
  const code = impliedStatus(operation, preferences);
  return {
    answer: code === undefined ? answer : engine.answer({ ...asked, prefer: { ...preferences, code } }),
  };
}

/** Whether a request says itself what it is answered. */
function isChosen({ code, example, scenario }: Preferences): boolean {
  return code !== undefined || example !== undefined || scenario !== undefined;
}

/** The session that a request belongs to; an empty text is everybody's. */
export function sessionIn(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const value = headers["mock-session"];
  return String(value ?? "").slice(0, 200);
}

function isRefused({ violations }: EngineAnswer): boolean {
  return violations.some(({ location, severity }) => location[0] === "request" && severity === "Error");
}

/** State belongs to a session header, else to the correlation id, else to everybody. */
function sessionOf(
  contract: Pick<Contract, "echoes">,
  answer: EngineAnswer,
  { headers }: EngineRequest,
  preferences: Preferences,
): string {
  const correlation = contract.echoes[answer.operation]?.correlation ?? "";
  const session = headers["mock-session"] ?? headers[correlation] ?? "";
  return `${preferences.scenario} ${answer.operation} ${session.slice(0, 200)}`;
}

function planStep(
  engine: Engine,
  asked: EngineRequest,
  operation: Operation,
  ordinary: EngineAnswer,
  step: ScenarioStep,
): Plan {
  const plan: Plan = { answer: ordinary };
  if (step.wire) plan.wire = step.wire;
  if (step.html !== undefined) plan.answer = htmlAnswer(ordinary, step.html);
  else if (step.variant) plan.answer = vary(engine, asked, step.variant);
  else if (step.status !== undefined || step.example !== undefined)
    Object.assign(plan, choose(engine, asked, operation, ordinary, step));
  if (step.retryAfter === undefined) return plan;
  plan.answer = withWait(plan.answer, step.retryAfter);
  plan.headers = { "Retry-After": retryAfter(step.retryAfter, step.retryAfterForm) };
  return plan;
}

function vary(engine: Engine, asked: EngineRequest, variant: BodyVariant): EngineAnswer {
  return engine.answer({ ...asked, prefer: { ...asked.prefer, variant } });
}

/** The answer with the status and example of a step. */
function choose(
  engine: Engine,
  asked: EngineRequest,
  operation: Operation,
  ordinary: EngineAnswer,
  { status, example }: ScenarioStep,
): Plan {
  if (status !== undefined && !responseFor(operation, status))
    return { answer: bareAnswer(ordinary, status) };
  const prefer = { ...(status !== undefined && { code: status }), ...(example !== undefined && { example }) };
  const fault = unknownPreference(operation, prefer);
  return fault ? { answer: ordinary, fault } : { answer: engine.answer({ ...asked, prefer }) };
}

function retryAfter(seconds: number, form: ScenarioStep["retryAfterForm"]): string {
  return form === "date" ? new Date(Date.now() + seconds * 1000).toUTCString() : String(seconds);
}

function htmlAnswer(ordinary: EngineAnswer, html: string): EngineAnswer {
  return { ...ordinary, status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body: html };
}

/** A status that the contract does not declare, but that any server may send. */
function bareAnswer(ordinary: EngineAnswer, status: number): EngineAnswer {
  const body = JSON.stringify({
    type: "about:blank",
    title: `Status ${status}, which the contract does not declare`,
    status,
  });
  return { ...ordinary, status, headers: { "Content-Type": "application/problem+json" }, body };
}
