// Names that fit what has been typed so far, asked of the server; an answer that comes too late is dropped.
export interface Suggestion { iri: string; kind: string; label: string; matched: string; context: string; count: number }

// Somebody who types is not asked for at every stroke.
const PAUSE = 120;
const MOST = 12;

export class Suggestions {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private asked = new AbortController();

  constructor(private readonly root: string, private readonly kind: string, private readonly take: (found: Suggestion[]) => void) {}

  ask(begun: string): void {
    this.stop();
    this.waiting = setTimeout(() => { void this.fetched(begun); }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.waiting);
    this.asked.abort();
    this.asked = new AbortController();
  }

  private async fetched(begun: string): Promise<void> {
    const { signal } = this.asked;
    const kind = this.kind === "entity" ? "" : this.kind;
    try {
      const got = await fetch(`${this.root}complete?${new URLSearchParams({ q: begun, kind }).toString()}`, { signal });
      if (got.ok && !signal.aborted) { this.take(distinct(await got.json() as Suggestion[]).slice(0, MOST)); }
    } catch { /* a form without suggestions is a form all the same */ }
  }
}

// One thing is offered once, under the name that fits best.
export function distinct(found: Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return found.filter(({ iri }) => !seen.has(iri) && seen.add(iri));
}
