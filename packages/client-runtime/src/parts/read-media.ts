import { covers, isJson, isSequence, isText, isXml } from "@partner-licenses/document/model/media-types";
import { checked } from "../checked.ts";
import type { ReadBody } from "./part.ts";

/**
 * Reads an answer as the operation declares it: JSON parsed, text as a string, anything else as a Blob.
 * What the server says counts only among several declared media types, so that a login page is no JSON.
 */
export const readMedia: ReadBody = async (call, response, readJson) => {
  const { accept = "", success = accept } = call.operation;
  const declared = success.split(", ");
  const said = response.headers.get("content-type") ?? "";
  const type = (declared.length > 1 && declared.find((each) => covers(each, said))) || declared[0] || "";
  // a range says nothing of the answer, so that the answer itself has to
  const own = type.includes("*") ? said : type;
  if (own === "" || isJson(own)) return readJson(call, response);
  const data = await (isText(own) || isXml(own) || isSequence(own) ? response.text() : response.blob());
  return checked(call, response.status, data);
};
