// What a cell leads to: our own things on this server, web addresses elsewhere, nothing else.
import type { Place } from "./types";

export interface Link { href: string; outward: boolean }

export function link(iri: string | null, place: Place): Link | null {
  if (!iri) { return null; }
  if (place.base && iri.startsWith(`${place.base}id/`)) {
    return { href: place.root + encoded(iri.slice(place.base.length)), outward: false };
  }
  return /^https?:\/\/[^\s]/i.test(iri) ? { href: iri, outward: true } : null;
}

// What an IRI may hold stays as it is; what would mean something else in a link is encoded.
function encoded(local: string): string {
  return local.replace(/[^A-Za-z0-9/%~!$&'()*+,;=:@._-]/gu, (char) => encodeURIComponent(char));
}

// The kind of a thing, as its IRI says.
export function kind(iri: string | null, place: Place): string {
  const local = iri && place.base && iri.startsWith(place.base) ? iri.slice(place.base.length) : "";
  return /^id\/([a-z]+)\//.exec(local)?.[1] ?? "other";
}
