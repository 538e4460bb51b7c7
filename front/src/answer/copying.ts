// Buttons that copy what stands beside them.
export function copying(within: ParentNode): void {
  for (const button of within.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    if (button.dataset.bound) { continue; }
    button.dataset.bound = "true";
    button.hidden = false;
    button.addEventListener("click", () => { void copy(button); });
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = document.getElementById(button.dataset.copy ?? "")?.textContent ?? "";
  const told = button.parentElement?.querySelector<HTMLElement>(".copied");
  try {
    await navigator.clipboard.writeText(text);
    if (told) { told.hidden = false; }
  } catch { /* the text can be marked by hand */ }
}
