import { type ResponseValidation, validation } from "@partner-licenses/client/validate";

const check = validation("warn") as ResponseValidation;

/**
 * Refuses an answer of which no rows can be printed. Additions to the contract do no harm,
 * nor does a moment in another form: the sibling API writes its dates without an offset.
 */
export const printableAnswer: ResponseValidation = (operation, status, data, tell) => {
  let broken: string | undefined;
  check(operation, status, data, (issues) => {
    tell(issues);
    const fatal = issues.find(({ kind }) => !/^(\+|date-time$)/.test(kind));
    if (fatal) broken = `${fatal.path} ${fatal.kind}`;
  });
  return broken;
};
