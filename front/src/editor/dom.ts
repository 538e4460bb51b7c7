// Elements made piece by piece: text is only ever text, whatever a graph or a server says.

type Child = Node | string;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

export function button(label: Child, act: () => void, look = ""): HTMLButtonElement {
  const made = element("button", { type: "button", class: `button ${look}`.trim() }, label);
  made.addEventListener("click", act);
  return made;
}

// What the page must have: without it the script has nothing to do here.
export function required(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}
