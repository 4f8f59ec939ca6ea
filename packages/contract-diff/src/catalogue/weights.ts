import type { Effect } from "../keywords/effect.ts";
import type { Level } from "../types.ts";

/** Levels of a change inside messages, by who sends the message. */
export interface MessageLevels<L extends Level = Level> {
  readonly request: L;
  readonly response: L;
}

/** The level of a change that is about no message: whole operations, documentation, the contract itself. */
export interface ContractLevels<L extends Level = Level> {
  readonly none: L;
}

/** Levels by direction; those that a rule does not name do not occur. */
export type RuleLevels = MessageLevels | ContractLevels | (MessageLevels & ContractLevels);

/** How much a change weighs. */
export interface Weight<Levels extends RuleLevels = RuleLevels> {
  readonly levels: Levels;
  /** What became of the accepted values, where that is what the rule is about; else the levels are a policy. */
  readonly effect?: Effect;
}

/** A weight that never asks for a major release. */
export type LightWeight = Weight<MessageLevels<"additive"> | ContractLevels<"additive" | "docs">>;

const everywhere = <L extends Level>(level: L): MessageLevels<L> => ({ request: level, response: level });
const againstSenders: MessageLevels = { request: "breaking", response: "additive" };
const againstReaders: MessageLevels = { request: "additive", response: "breaking" };

/** A change's level, and the direction that it has: one that is about no message has none. */
export interface PlacedLevel {
  readonly level: Level;
  readonly direction: "request" | "response" | "none";
}

/** The level of a change that was met in a message of the direction. */
export function placeIn(levels: RuleLevels, direction: "request" | "response"): PlacedLevel {
  return "request" in levels
    ? { level: levels[direction], direction }
    : { level: levels.none, direction: "none" };
}

/** What became of the accepted values; a policy counts as the effect that breaks whom it breaks. */
export function effectOf({ effect, levels }: Weight): Effect | undefined {
  if (effect !== undefined) return effect;
  const [request, response] = "request" in levels ? [levels.request, levels.response] : [levels.none];
  if (request === "unproven" || response === "unproven") return "unknown";
  if (request === "breaking") return response === "additive" ? "narrower" : "both";
  return response === "breaking" ? "wider" : undefined;
}

/** Weights that follow from the accepted values: fewer values break those who send, more break those who read. */
export const byEffect: Readonly<Record<Effect, Weight<MessageLevels>>> = {
  narrower: { effect: "narrower", levels: againstSenders },
  wider: { effect: "wider", levels: againstReaders },
  both: { effect: "both", levels: everywhere("breaking") },
  unknown: { effect: "unknown", levels: everywhere("unproven") },
};

export const { narrower, wider, both, unknown } = byEffect;

/** Weights of changes inside messages by a policy, which goes beyond the accepted values. */
export const breaking: Weight<MessageLevels> = { levels: everywhere("breaking") };
export const breaksSenders: Weight<MessageLevels> = { levels: againstSenders };
export const breaksReaders: Weight<MessageLevels> = { levels: againstReaders };
export const additive: Weight<MessageLevels<"additive">> = { levels: everywhere("additive") };

/** Weights of changes that are about no message. */
export const contractBreaking: Weight<ContractLevels> = { levels: { none: "breaking" } };
export const contractUnproven: Weight<ContractLevels> = { levels: { none: "unproven" } };
export const contractAdditive: Weight<ContractLevels<"additive">> = { levels: { none: "additive" } };
export const documentation: Weight<ContractLevels<"docs">> = { levels: { none: "docs" } };

/** The weight of a change that is undecided in messages and in the contract alike. */
export const unproven: Weight<MessageLevels & ContractLevels> = {
  levels: { ...everywhere("unproven"), none: "unproven" },
};
