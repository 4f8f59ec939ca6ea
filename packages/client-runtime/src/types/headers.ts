/** The names of what is declared, without the index that lets in all others. */
type Known<Headers> = keyof {
  [Name in keyof Headers as string extends Name ? never : Name]: unknown;
} &
  string;

/** The headers that answers declare. */
type Declared<Response> = Response extends { headers: infer All } ? Known<All> : never;

type Text<Value> = Value extends string ? Value : string;

/** The text of a header: null where an answer may come without it. */
type TextOf<Response, Name extends string> = Response extends { headers: infer All }
  ? Name extends Known<All>
    ? undefined extends All[Name & keyof All]
      ? Text<NonNullable<All[Name & keyof All]>> | null
      : Text<All[Name & keyof All]>
    : null
  : null;

/**
 * Headers of an answer. Those that the contract declares are known by their names; a value of the wire is a text.
 * A browser shows those of another origin only where the server says so, by `Access-Control-Expose-Headers`.
 */
export interface ResponseHeaders<Response> extends Headers {
  get<Name extends Declared<Response>>(name: Name): TextOf<Response, Name>;
  get(name: string): string | null;
}
