/** Reads the body of a success answer: JSON, text, or a Blob, as the contract says. Throws a SyntaxError. */
export async function decode(response: Response, accept = ""): Promise<unknown> {
  const media = accept.includes(",") ? (response.headers.get("content-type") ?? "") : accept;
  if (media && !/json|^text/.test(media)) return response.blob();
  const text = await response.text();
  if (!text && (!media || response.status > 203)) return undefined;
  return /json/.test(media) ? JSON.parse(text.replace(/^\uFEFF/, "")) : text;
}
