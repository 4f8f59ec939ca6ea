import { asString } from "@partner-licenses/document/json";
import { isIgnoredHeader } from "@partner-licenses/document/model/parameters";
import { serialisationOf } from "@partner-licenses/document/model/style";
import type { Operation, Parameter } from "../../model/operations.ts";
import { fieldEncoding } from "./media.ts";

/** How a parameter is written, as far as it is not by the specification's defaults; undefined when it is. */
function styleOf(parameter: Parameter): Record<string, unknown> | undefined {
  const { content } = parameter;
  if (content !== undefined) return { content, encoding: fieldEncoding(parameter.encoding) };
  const usual = serialisationOf({}, parameter.in);
  const keys = ["style", "explode", "allowReserved"] as const;
  const own = keys.filter((key) => parameter[key] !== usual[key]);
  return own.length === 0 ? undefined : Object.fromEntries(own.map((key) => [key, parameter[key]]));
}

/** The styles of an operation's parameters, by place and name; undefined when all are written as usual. */
export function stylesOf({ parameters }: Operation): Record<string, unknown> | undefined {
  const styles = parameters
    .filter((parameter) => !isIgnoredHeader(parameter))
    // the one that is the whole query has a name for people only
    .map((each) => [each.in === "querystring" ? each.in : `${each.in} ${each.name}`, styleOf(each)] as const)
    .filter(([, style]) => style !== undefined);
  return styles.length === 0 ? undefined : Object.fromEntries(styles);
}

/** Whether an operation has a parameter that takes the whole encoder: a style, a cookie, a list in a header. */
export function needsStyles(operation: Operation): boolean {
  return (
    stylesOf(operation) !== undefined ||
    operation.parameters.some(
      (parameter) =>
        parameter.in === "cookie" ||
        (parameter.in === "header" && !isIgnoredHeader(parameter) && !isScalar(parameter)),
    )
  );
}

/** Whether an operation has a date in a header, which a caller may give as a `Date`. */
export function hasDateHeader({ parameters }: Operation): boolean {
  return parameters.some(
    (parameter) =>
      parameter.in === "header" &&
      !isIgnoredHeader(parameter) &&
      /^date(-time)?$/.test(asString(parameter.schema.format) ?? ""),
  );
}

function isScalar({ schema: { type, enum: values } }: Parameter): boolean {
  const types = [type].flat();
  const isText = types.every((each) => each !== undefined && each !== "array" && each !== "object");
  return isText || (type === undefined && values !== undefined);
}
