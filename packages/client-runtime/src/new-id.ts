/** Makes a random GUID (version 4). Pages that are not served over https lack `randomUUID`, so there it is put together. */
export function newId(): string {
  return (
    crypto.randomUUID?.() ??
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => {
      const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
      return (+digit ^ (random & (15 >> (+digit / 4)))).toString(16);
    })
  );
}
