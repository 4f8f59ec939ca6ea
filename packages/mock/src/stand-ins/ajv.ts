/**
 * Stands in for Ajv where Prism makes its validators: the same, with the check of schemas against draft-07 compiled
 * when this package is built. Ajv compiles it at every start, once for each validator.
 */

import checkSchema from "built:meta-schema";
import { type Options, Ajv as Original } from "ajv";

const draft7 = "http://json-schema.org/draft-07/schema";

export default class Ajv extends Original {
  constructor(options?: Options) {
    super(options);
    const meta = this.schemas[draft7];
    if (meta) meta.validate = checkSchema;
  }
}
