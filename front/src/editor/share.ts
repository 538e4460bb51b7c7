// A query in an address: behind the #, which browsers send to nobody.

export function fragment(query: string): string {
  return `#query=${encodeURIComponent(query)}`;
}

export function shared(hash: string): string | null {
  const found = /^#query=([^&]*)/u.exec(hash);
  if (!found) {
    return null;
  }
  try {
    return decodeURIComponent(found[1]!.replace(/\+/gu, "%20"));
  } catch {
    return null;
  }
}
