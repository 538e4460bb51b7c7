// The page of a question: asked again without leaving it, with its picture and a table that can be sorted.
import { copying } from "./copying";
import { RENEWED } from "./renewed";
import { picture } from "./show";
import { table } from "./table";
import type { Answer, Place } from "./types";

export function begin(asking: HTMLElement): void {
  const place: Place = { root: asking.dataset.root ?? "", base: asking.dataset.base ?? "" };
  const again = (address: string, keep: boolean) => { void asked(asking, address, place, keep); };
  asking.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    const given = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    again(`${location.pathname}?${given.toString()}`, true);
  });
  asking.addEventListener("click", (event) => {
    const example = (event.target as Element).closest<HTMLAnchorElement>("a.example");
    if (!example || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    again(example.href, true);
  });
  addEventListener("popstate", () => { again(location.href, false); });
  void enhance(asking, place);
}

// A page of this server, as the browser itself would read it on the way there; it has no scripts, and none would be taken over.
function page(address: string): Promise<Document> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => {
      const got = request.responseXML;
      got?.querySelectorAll("script").forEach((each) => { each.remove(); });
      if (got) { done(got); } else { failed(new Error("no page")); }
    };
    request.onerror = () => { failed(new Error("no server")); };
    request.open("GET", address);
    request.send();
  });
}

// The server fills the page; what it says takes the place of what stands there.
async function asked(asking: HTMLElement, address: string, place: Place, keep: boolean): Promise<void> {
  const [loading, offline] = ["loading", "offline"].map((id) => document.getElementById(id));
  if (!loading || !offline) { location.href = address; return; }
  const answer = document.getElementById("answer");
  answer?.setAttribute("aria-busy", "true");
  loading.hidden = false;
  offline.hidden = true;
  try {
    const found = (await page(address)).getElementById("asking");
    if (!found) { throw new Error("no answer"); }
    asking.replaceChildren(...found.childNodes);
    if (keep) { history.pushState(null, "", address); }
    asking.dispatchEvent(new CustomEvent(RENEWED, { bubbles: true }));
    await enhance(asking, place);
    asking.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  } catch {
    offline.hidden = false;
  } finally {
    answer?.setAttribute("aria-busy", "false");
    loading.hidden = true;
  }
}

async function enhance(asking: HTMLElement, place: Place): Promise<void> {
  copying(asking);
  const section = asking.querySelector<HTMLElement>("#answer");
  const address = section?.dataset.answer;
  const [rows, frame] = [section?.querySelector("[data-rows]"), section?.querySelector("[data-picture]")];
  if (!address || !rows || !frame) { return; }
  try {
    const got = await fetch(address, { headers: { Accept: "application/json" } });
    if (!got.ok) { return; }
    const answer = await got.json() as Answer;
    const drawn = picture(answer, place);
    if (drawn) { frame.replaceChildren(drawn); }
    rows.replaceChildren(table(answer, place));
  } catch { /* the table that the server wrote stays */ }
}
