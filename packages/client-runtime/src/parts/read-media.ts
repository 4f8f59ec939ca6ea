import type { ReadBody } from "./part.ts";

/** Reads an answer as its media type says: JSON parsed, text as a string, anything else as a Blob. */
export const readMedia: ReadBody = async (call, response, readJson) => {
  const { accept = "" } = call.operation;
  const media = accept.includes(",") ? (response.headers.get("content-type") ?? "") : accept;
  if (/json|^$/.test(media)) return readJson(call, response);
  return media.startsWith("text/") ? response.text() : response.blob();
};
