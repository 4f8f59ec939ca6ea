import { ContractError, type Place } from "@partner-licenses/document/errors";
import { asArray, brief, isObject, type JsonObject } from "@partner-licenses/document/json";
import { explain, similarRules } from "../catalogue/index.ts";
import {
  type DeprecationPolicy,
  type IgnorePolicy,
  type Policy,
  type PolicyLevel,
  policyLevels,
  type RulePolicy,
  type Stability,
  stabilities,
} from "./policy.ts";

/** Reads the `policy` of a configuration. Throws a ContractError for what it does not know, so that nothing is meant in vain. */
export function readPolicy(value: unknown, place: Place): Policy | undefined {
  return value === undefined ? undefined : new Reader(place).policy(value);
}

const fields = ["rules", "ignore", "stability", "deprecation"];

class Reader {
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  policy(value: unknown): Policy {
    const given = this.object(value, "policy", fields);
    const { deprecation } = given;
    return {
      place: this.place,
      rules: new Map(
        Object.entries(this.object(given.rules ?? {}, "policy.rules")).map(([id, own]) => [
          this.ruleId(id),
          this.rule(own, `policy.rules.${id}`),
        ]),
      ),
      ignore: this.list(given.ignore ?? [], "policy.ignore").map((own, index) =>
        this.ignore(own, `policy.ignore[${index}]`),
      ),
      stability: this.byStability(given.stability ?? {}, "policy.stability", (level, at) =>
        this.level(level, at),
      ),
      deprecation: deprecation === undefined ? undefined : this.deprecation(deprecation),
    };
  }

  private ruleId(id: string): string {
    if (explain(id) === undefined)
      throw this.wrong(`no rule is called \`${id}\``, `${similarRules(id)}RULES.md lists them all`);
    return id;
  }

  private rule(value: unknown, at: string): RulePolicy {
    const { level, reason } = this.object(value, at, ["level", "reason"]);
    return { level: this.level(level, `${at}.level`), reason: this.text(reason, `${at}.reason`) };
  }

  private ignore(value: unknown, at: string): IgnorePolicy {
    const { operations, reason } = this.object(value, at, ["operations", "reason"]);
    return {
      operations: this.text(operations, `${at}.operations`),
      reason: this.text(reason, `${at}.reason`),
    };
  }

  private deprecation(value: unknown): DeprecationPolicy {
    const at = "policy.deprecation";
    const { removal, notice } = this.object(value, at, ["removal", "notice"]);
    const days = this.byStability(notice ?? {}, `${at}.notice`, (count, where) => this.days(count, where));
    return { ...(removal !== undefined && { removal: this.level(removal, `${at}.removal`) }), notice: days };
  }

  private byStability<T>(
    value: unknown,
    at: string,
    read: (value: unknown, at: string) => T,
  ): Partial<Record<Stability, T>> {
    const given = this.object(value, at, stabilities);
    return Object.fromEntries(
      Object.entries(given).map(([name, own]) => [name, read(own, `${at}.${name}`)]),
    ) as Partial<Record<Stability, T>>;
  }

  private level(value: unknown, at: string): PolicyLevel {
    const found = policyLevels.find((level) => level === value);
    if (found !== undefined) return found;
    throw this.wrong(`\`${at}\` is no level: ${brief(value)}`, `use ${policyLevels.join(", ")}`);
  }

  private days(value: unknown, at: string): number {
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
    throw this.wrong(`\`${at}\` is no number of days: ${brief(value)}`, "write a whole number, such as 180");
  }

  private text(value: unknown, at: string): string {
    if (typeof value === "string" && value.trim() !== "") return value;
    throw this.wrong(`\`${at}\` is missing`, "a policy says what it is about and why");
  }

  private list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return asArray(value);
    throw this.wrong(`\`${at}\` is not a list`, "see the README of contract-diff");
  }

  private object(value: unknown, at: string, known?: readonly string[]): JsonObject {
    if (!isObject(value)) throw this.wrong(`\`${at}\` is not an object`, "see the README of contract-diff");
    const unknown = known && Object.keys(value).find((key) => !known.includes(key));
    if (unknown === undefined) return value;
    throw this.wrong(`\`${at}.${unknown}\` means nothing`, `${at} has ${known?.join(", ")}`);
  }

  private wrong(message: string, hint: string): ContractError {
    return new ContractError(message, { places: [this.place], hint });
  }
}
