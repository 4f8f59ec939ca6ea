let beginning: string | undefined;
// twelve digits, as the last part of a GUID has
let count = 1e11;

/**
 * Makes a GUID: random in its beginning, counted in its end, since a new random one takes a thirtieth of a call.
 * Pages that are not served over https lack `randomUUID`: there it is taken from a URL that the platform makes.
 */
export function newId(): string {
  beginning ??= (crypto.randomUUID?.() ?? URL.createObjectURL(new Blob())).slice(-36, -12);
  return beginning + count++;
}
