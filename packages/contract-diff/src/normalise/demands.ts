import { canonical } from "@partner-licenses/document/json";
import type { Constraint, ConstraintName, Demands } from "../keywords/constraint.ts";
import { constraintTable } from "../keywords/table.ts";
import type { SchemaPart } from "./view.ts";

/** What a keyword demands, and the schema that says so. */
export interface Demand<Name extends ConstraintName = ConstraintName> {
  readonly name: Name;
  readonly value: Demands[Name];
  readonly part: SchemaPart;
}

/** What the keywords of one schema demand: at most one demand for each row of the keyword table. */
export class DemandSet {
  private readonly held = new Map<ConstraintName, Demand>();

  get size(): number {
    return this.held.size;
  }

  has(name: ConstraintName): boolean {
    return this.held.has(name);
  }

  get<Name extends ConstraintName>(name: Name): Demand<Name> | undefined {
    const found = this.held.get(name);
    return found !== undefined && isNamed(found, name) ? found : undefined;
  }

  /** The demand alone. */
  value<Name extends ConstraintName>(name: Name): Demands[Name] | undefined {
    return this.get(name)?.value;
  }

  set(demand: Demand): void {
    this.held.set(demand.name, demand);
  }

  drop(name: ConstraintName): void {
    this.held.delete(name);
  }

  /** Adds a demand to the one that is there already: both hold. */
  meet<Name extends ConstraintName>(demand: Demand<Name>): void {
    const known = this.get(demand.name);
    if (known === undefined) {
      this.set(demand);
      return;
    }
    const row: Constraint<Name> = constraintTable[demand.name];
    const value = row.meet(known.value, demand.value);
    const part = canonical(value) === canonical(known.value) ? known.part : demand.part;
    this.set({ name: demand.name, value, part });
  }
}

function isNamed<Name extends ConstraintName>(demand: Demand, name: Name): demand is Demand<Name> {
  return demand.name === name;
}
