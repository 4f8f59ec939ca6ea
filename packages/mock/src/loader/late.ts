import type { IHttpOperation } from "@stoplight/types";
import type { Operation } from "../contract/types.ts";

/** An operation of which Prism makes the parts when one is read: of a large contract, most are never called. */
export class LateOperation {
  readonly method: string;
  readonly path: string;
  readonly iid: string | undefined;
  readonly #make: () => IHttpOperation;
  #whole: IHttpOperation | undefined;

  constructor({ method, path, iid }: Pick<Operation, "method" | "path" | "iid">, make: () => IHttpOperation) {
    this.method = method;
    this.path = path;
    this.iid = iid;
    this.#make = make;
  }

  get whole(): IHttpOperation {
    this.#whole ??= this.#make();
    return this.#whole;
  }

  get summary() {
    return this.whole.summary;
  }

  get deprecated() {
    return this.whole.deprecated;
  }

  get callbacks() {
    return this.whole.callbacks;
  }

  get responses() {
    return this.whole.responses;
  }

  get request() {
    return this.whole.request;
  }

  get security() {
    return this.whole.security;
  }

  get servers() {
    return this.whole.servers;
  }

  toJSON(): IHttpOperation {
    return this.whole;
  }
}
