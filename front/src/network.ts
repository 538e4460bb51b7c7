// The page of a network: takes the place of the tables that stand in the page, once its data can be read.
import "./network/bare";
import { App } from "./network/app";
import { network } from "./network/data";
import { el } from "./answer/dom";
import { said } from "./network/words";

async function start(place: HTMLElement): Promise<void> {
  const fallback = document.getElementById("fallback");
  try {
    const data = await network(place);
    fallback?.setAttribute("hidden", "");
    new App(place, data);
  } catch (reason) {
    fallback?.removeAttribute("hidden");
    place.querySelector(":scope > .net")?.remove();
    place.prepend(el("p", { class: "network-failed", role: "alert" }, said("ja", "unreadable"), " ", said("en", "unreadable"), ` (${reason instanceof Error ? reason.message : String(reason)})`));
  }
}

const place = document.getElementById("network-app");
if (place) { void start(place); }
