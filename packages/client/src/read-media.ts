/** Reads an answer as its media type says: JSON and text as text to be parsed, anything else as a Blob. */
export async function readMedia(response: Response, accept = ""): Promise<unknown> {
  const media = accept.includes(",") ? (response.headers.get("content-type") ?? "") : accept;
  if (/json|^$/.test(media)) return undefined;
  return media.startsWith("text/") ? response.text() : response.blob();
}
