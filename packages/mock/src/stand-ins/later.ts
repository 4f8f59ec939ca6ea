import type { AnySchema, Format, KeywordDefinition, Options, ValidateFunction } from "ajv";

/** What Prism asks of its validators. */
export interface Validators {
  addFormat(name: string, format: Format): unknown;
  addKeyword(definition: KeywordDefinition): unknown;
  compile(schema: AnySchema): ValidateFunction;
}

export type Maker = new (options: Options) => Validators;

/**
 * A class of validators that are made when the first schema is compiled. Prism makes two for each draft at every
 * start, and gives them formats and keywords; few contracts have a schema of the newer drafts.
 */
export function later(load: () => Maker): Maker {
  return class implements Validators {
    /** Where `ajv-formats` notes how standalone code finds it: there is none here. */
    readonly opts = { code: {} };
    readonly #options: Options;
    readonly #settings: ((made: Validators) => unknown)[] = [];
    #made: Validators | undefined;

    constructor(options: Options) {
      this.#options = options;
    }

    addFormat(name: string, format: Format): void {
      this.#settings.push((made) => made.addFormat(name, format));
    }

    addKeyword(definition: KeywordDefinition): void {
      this.#settings.push((made) => made.addKeyword(definition));
    }

    compile(schema: AnySchema): ValidateFunction {
      return this.#make().compile(schema);
    }

    #make(): Validators {
      if (this.#made) return this.#made;
      const made = new (load())(this.#options);
      for (const set of this.#settings) set(made);
      this.#made = made;
      return made;
    }
  };
}
