/** What an operation is known by, in Prism's words and in ours: its method in upper case, and its path. */
export function operationKey({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path}`;
}
