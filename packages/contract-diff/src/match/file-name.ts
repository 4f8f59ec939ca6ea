/** The name of a file without its folder and its ending: how people call the schema in it. */
export function fileName(file: string): string {
  return file.replace(/^.*\//, "").replace(/\.(ya?ml|json)$/i, "");
}
