// Forms of questions: names are completed from the data; the list of questions is narrowed by words.
import { RENEWED } from "./answer/renewed";
import { Combobox } from "./form/combobox";
import { narrowing } from "./form/narrow";

function begin(): void {
  const root = document.querySelector<HTMLElement>("[data-root]")?.dataset.root ?? "";
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-complete]:not([role=combobox])")) { new Combobox(input, root); }
}

begin();
document.addEventListener(RENEWED, begin);
const [narrow, questions] = [document.getElementById("narrow"), document.getElementById("questions")];
if (narrow instanceof HTMLInputElement && questions) { narrowing(narrow, questions); }
