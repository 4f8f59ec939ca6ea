declare module "built:meta-schema" {
  /** Ajv's own check of a schema against draft-07. */
  const checkSchema: import("ajv").ValidateFunction;
  export default checkSchema;
}
