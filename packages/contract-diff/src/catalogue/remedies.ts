import type { Remedy } from "./rule.ts";

/** What a consumer does about a break, where several rules ask for the same. */
export const checkCode = "Check the code that uses it.";
export const stopCalling = "Stop calling it. Its description in the older version may name a successor.";
export const callListed = "Call a base URL that is still listed.";
export const useNewName = "Use the new name in your code; what is sent stays the same.";
export const getCredentials = "Get credentials that fit the new requirement, and check with them first.";
export const letClientWrite = "Let the new client write the request; change code that writes it by hand.";
export const giveValue = "Give the value that you rely on.";
export const expectNoCall = "Expect no such call: the server no longer makes it.";

const sendIt = "Send it.";
const stopSending = "Stop sending it.";
const sendAccepted = "Send one of the values that are still accepted.";
const sendWithin = "Send only values that the new limit allows.";
const stopReading = "Stop reading it.";
const handleMissing = "Handle that it is missing: take a default, or leave the entry out.";
const handleNew = "Handle the values that you do not know yet, in a default branch.";
const lookAtType = "Look at the type before you use the value.";
const acceptWider = "Accept the wider range of values.";
const doWithout = "Do without the header.";

/** Remedies of what may be sent or read: what those do who send it, and those who read it. */
export const withinLimits: Remedy = { request: sendWithin, response: acceptWider };
export const ofAnotherType: Remedy = { request: sendAccepted, response: lookAtType };
export const ofAnotherList: Remedy = { request: sendAccepted, response: handleNew };
export const ofAnotherShape: Remedy = { request: sendWithin, response: lookAtType };
export const withNull: Remedy = {
  request: sendAccepted,
  response: "Handle `null` before you use the value.",
};
export const thereOrNot: Remedy = { request: sendIt, response: handleMissing };
export const dependent: Remedy = { request: sendIt, response: acceptWider };
export const gone: Remedy = { request: stopSending, response: stopReading };
export const forbidden: Remedy = { request: stopSending, response: acceptWider };
export const neededHeader: Remedy = { request: sendIt, response: doWithout };
export const goneHeader: Remedy = { request: stopSending, response: doWithout };
