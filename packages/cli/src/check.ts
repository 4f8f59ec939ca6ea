import { validation } from "@partner-licenses/client/validate";

/**
 * Refuses an answer from which no rows can be printed. Additions to the contract do no harm,
 * nor does a date-time in another form: the sibling API writes its dates without an offset.
 */
export const printableAnswer = validation(({ kind }) => !/^(\+|date-time$)/.test(kind));
