/** A name in quotes, as browsers escape it. */
export function escapedName(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
