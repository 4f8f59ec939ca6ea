/** The name under which this package is installed. */
export const kitName = "@partner-licenses/contract-kit";
