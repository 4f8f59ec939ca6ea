import { responseFor } from "../contract/responses.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { BodyVariant, Engine, EngineAnswer, EngineRequest } from "../engine/types.ts";
import { findScenario, type ScenarioStep, type WireEffect } from "../scenarios.ts";
import type { StepTracker } from "../shared/steps.ts";
import { impliedStatus, unknownPreference } from "./known.ts";
import type { PreferenceFault, Preferences } from "./prefer.ts";
import { withWait } from "./wait.ts";

/** What is to be sent: an answer, with the effects of a scenario, or a fault in what was asked for. */
export interface Plan {
  answer: EngineAnswer;
  headers?: Record<string, string>;
  wire?: WireEffect;
  fault?: PreferenceFault;
}

/** Decides the answer to one request: the engine's, or the next step of the scenario that was asked for. */
export function planAnswer(
  { contract, engine }: { contract: Pick<Contract, "operations" | "echoes">; engine: Engine },
  request: EngineRequest,
  preferences: Preferences,
  tracker: StepTracker,
): Plan {
  const asked: EngineRequest = { ...request, prefer: preferences };
  const answer = engine.answer(asked);
  const operation = contract.operations[answer.operation];
  if (!operation) return { answer };
  const fault =
    preferences.code || preferences.example ? unknownPreference(operation, preferences) : undefined;
  if (fault) return { answer, fault };
  const scenario = preferences.scenario === undefined ? undefined : findScenario(preferences.scenario);
  if (scenario && !isRefused(answer)) {
    const token = request.headers.authorization;
    const step = tracker.next(sessionOf(contract, answer, request, preferences), scenario, token);
    return planStep(engine, asked, operation, answer, step);
  }
  const code = impliedStatus(operation, preferences);
  return {
    answer: code === undefined ? answer : engine.answer({ ...asked, prefer: { ...preferences, code } }),
  };
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
