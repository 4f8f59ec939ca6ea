/** An HTTP method, as wide as the longest usual one. */
export function Method({ method }: { method: string }) {
  const short = { delete: "DEL", options: "OPT" }[method] ?? method.toUpperCase();
  return (
    <span className="method" data-method={method}>
      {short}
    </span>
  );
}
