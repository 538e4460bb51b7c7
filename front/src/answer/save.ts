// A picture is saved as it looks: what the style sheet gives its parts is written into them.
const KEPT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order", "display", "vector-effect",
];
const SCALE = 2;

export async function save(picture: SVGSVGElement, name: string, format: "svg" | "png"): Promise<void> {
  const text = new XMLSerializer().serializeToString(standing(picture));
  const drawn = format === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await painted(text, picture);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(drawn);
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
}

function standing(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  [picture, ...picture.querySelectorAll("*")].forEach((each, at) => {
    const style = getComputedStyle(each);
    for (const property of KEPT) { copies[at]?.setAttribute(property, style.getPropertyValue(property)); }
    copies[at]?.removeAttribute("class");
  });
  for (const hidden of copy.querySelectorAll("[display=none]")) { hidden.remove(); }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.insertBefore(ground(picture), copy.firstChild);
  return copy;
}

function ground(picture: SVGSVGElement): SVGRectElement {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  rect.setAttribute("fill", getComputedStyle(picture).getPropertyValue("background-color") || "white");
  return rect;
}

async function painted(text: string, picture: SVGSVGElement): Promise<Blob> {
  const { width, height } = picture.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => { if (blob) { done(blob); } else { failed(new Error("no picture")); } }, "image/png");
  });
}
