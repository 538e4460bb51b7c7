// How a page that was asked for again tells the forms on it.
export const RENEWED = "policy-graph-renewed";
