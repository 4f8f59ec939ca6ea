import { type ResponseValidation, validation } from "@partner-licenses/client/validate";

const check = validation("warn") as ResponseValidation;

/**
 * Refuses an answer from which no rows can be printed. Additions to the contract do no harm,
 * nor does a date-time in another form: the sibling API writes its dates without an offset.
 */
export const printableAnswer: ResponseValidation = (operation, status, data, report) => {
  let broken: string | undefined;
  check(operation, status, data, (issues) => {
    report(issues);
    const fatal = issues.find(({ kind }) => !/^(\+|date-time$)/.test(kind));
    if (fatal) broken = `${fatal.path} ${fatal.kind}`;
  });
  return broken;
};
