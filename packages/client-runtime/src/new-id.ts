/** Makes a random GUID. Pages that are not served over https lack `randomUUID`: there it is taken from a URL that the platform makes. */
export function newId(): string {
  return crypto.randomUUID?.() ?? URL.createObjectURL(new Blob()).slice(-36);
}
