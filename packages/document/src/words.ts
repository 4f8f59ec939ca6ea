const boundary = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** The words of a name in any case style: `customer-id`, `customerId` and `customer_id` give the same two. */
export function words(name: string): string[] {
  return name.split(boundary).filter((word) => word !== "");
}
