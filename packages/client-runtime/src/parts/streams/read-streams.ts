import { essenceOf, isJson, isStream } from "@partner-licenses/document/model/media-types";
import type { ReadBody } from "../part.ts";
import { isPage, notDeclared, readMedia } from "../read-media.ts";
import { streamOf } from "./stream.ts";

/** Reads an answer like {@link readMedia}, but gives a sequence item by item while it arrives. */
export const readStreams: ReadBody = async (call, response, readJson) => {
  const { accept = "", success = accept } = call.entry;
  const said = essenceOf(response.headers.get("content-type") ?? "");
  const sequences = success.split(", ").map(essenceOf).filter(isStream);
  const media = sequences.find((each) => each === said) ?? (success.includes(",") ? undefined : sequences[0]);
  if (media === undefined) return readMedia(call, response, readJson);
  const isDocument = media === "text/event-stream" && isJson(said);
  if (isDocument || isPage(said, success.split(", "))) {
    await response.body?.cancel();
    throw notDeclared(call, response, isDocument ? said : undefined);
  }
  return streamOf(call, response, media);
};
