// The picture: sigma draws actors and lines where the data put them; names and what is pointed at lie on a canvas above.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { el } from "../answer/dom";
import { edgeAt, nodeAt } from "./data";
import { relationName, typeName, type Desk, type Part } from "./desk";
import { markProgram } from "./marks";
import { font, paint } from "./pens";
import { under } from "./pointing";
import { focused, scene, type Focus, type Scene, type Window } from "./scene";
import { tieProgram } from "./ties";
import { heading } from "./walking";

// With more lines than these they are left out while the picture moves.
const HEAVY = 4000;
const STEP = 60;
// How near one goes to an actor: the more there are, the nearer.
const NEAR: [number, number][] = [[80, 0.6], [400, 0.4], [2000, 0.22], [Infinity, 0.12]];
// A finger covers more than the tip of an arrow.
const FINGER = 8;
// On a stage of this size (pixels, the root of its area) marks are as large as they are said to be, on smaller ones smaller.
const FULL = 750;
const LEAST = 0.55;

export class Picture implements Part {
  readonly element: HTMLElement;
  private readonly stage = el("div", { class: "stage" });
  private readonly names = el("canvas", { class: "names", "aria-hidden": true });
  private readonly tip = el("p", { class: "tip", hidden: true });
  private readonly widths = new Map<string, number>();
  private readonly pen = this.names.getContext("2d");
  private sigma: Sigma | null = null;
  // What is hidden has no size and keeps its picture.
  private readonly sized = new ResizeObserver(() => { if (this.stage.offsetWidth) { this.sigma?.scheduleRender(); } });
  private order: number[];
  private over: { node: number; edge: number } = { node: -1, edge: -1 };
  // Places and names since sigma last drew: pointing changes neither.
  private seen: { window: Window; scene: Scene | null } | null = null;
  // Where somebody at the keyboard stands.
  private at = -1;

  constructor(private readonly desk: Desk) {
    this.order = ranked(desk);
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-label", `${desk.say("picture_label")}。${desk.say("keys")}`);
    this.element = el("div", { class: "picture" }, this.stage, this.names, this.tip);
    this.stage.addEventListener("keydown", (event) => { this.pressed(event); });
    this.stage.addEventListener("blur", () => { this.at = -1; this.drawNames(); });
  }

  // Sigma needs a place with a size, so it starts once the page stands.
  start(): void {
    const { desk } = this;
    const settings = {
      renderLabels: false, renderEdgeLabels: false, enableCameraRotation: false, zIndex: false, stagePadding: 46,
      hideEdgesOnMove: desk.data.edges.source.length > HEAVY, minCameraRatio: 0.02, maxCameraRatio: 3, allowInvalidContainer: true,
      defaultNodeType: "mark", defaultEdgeType: "tie", nodeProgramClasses: { mark: markProgram(() => desk.ground.ground) }, edgeProgramClasses: { tie: tieProgram(() => desk.shown.edges > HEAVY) },
      zoomToSizeRatioFunction: (ratio: number) => Math.sqrt(ratio) / this.share(),
      nodeHoverProgramClasses: {}, defaultDrawNodeHover: () => undefined,
      nodeReducer: (name: string) => this.mark(Number(name)), edgeReducer: (name: string) => this.tie(Number(name)),
    };
    this.sigma = new Sigma(graphOf(desk), this.stage, settings);
    const camera = desk.state.camera;
    if (camera.length === 3) { this.sigma.getCamera().setState({ x: camera[0], y: camera[1], ratio: camera[2] }); }
    this.listen(this.sigma);
    this.sized.observe(this.stage);
    this.drawNames();
  }

  private share(): number {
    const { offsetWidth, offsetHeight } = this.stage;
    return offsetWidth ? Math.min(Math.max(Math.sqrt(offsetWidth * offsetHeight) / FULL, LEAST), 1) : 1;
  }

  private mark(at: number): Record<string, unknown> {
    const { data, looks, shown } = this.desk;
    return { x: data.nodes.x[at], y: data.nodes.y[at], size: looks.size[at], color: looks.fill[at], rim: looks.rim[at], shape: looks.shape[at], hidden: !shown.node[at] };
  }

  private tie(at: number): Record<string, unknown> {
    const { looks, shown } = this.desk;
    const alpha = Math.round(looks.alpha * 255).toString(16).padStart(2, "0");
    return { size: looks.width[at], color: `${looks.line[at]}${alpha}`, stroke: looks.stroke[at], arrow: !!looks.arrow[at], offset: looks.offset[at], hidden: !shown.edge[at] };
  }

  private listen(sigma: Sigma): void {
    // Sigma would read a pixel back from the graphics card at every move of the pointer.
    Object.assign(sigma, { getNodeAtPosition: () => null });
    sigma.on("afterRender", () => { this.seen = null; this.drawNames(); });
    sigma.on("leaveStage", () => { this.point(-1, -1, 0, 0); });
    sigma.getMouseCaptor().on("mousemove", ({ x, y }) => { this.hovered(x, y); });
    sigma.getMouseCaptor().on("click", ({ x, y }) => { this.clicked(x, y, 0); });
    sigma.getTouchCaptor().on("tap", ({ touches: [touch] }) => { if (touch) { this.clicked(touch.x, touch.y, FINGER); } });
    sigma.getCamera().on("updated", () => { this.moved(); });
  }

  private moved(): void {
    const { x, y, ratio } = this.camera();
    const home = Math.abs(x - 0.5) < 1e-3 && Math.abs(y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3;
    this.desk.set({ camera: home ? [] : [x, y, ratio] });
  }

  private camera(): { x: number; y: number; ratio: number } {
    return this.sigma?.getCamera().getState() ?? { x: 0.5, y: 0.5, ratio: 1 };
  }

  private under(x: number, y: number, slack: number): { node: number; edge: number } {
    const { data, shown, looks } = this.desk;
    return under(data, shown, looks, this.window(), x, y, slack);
  }

  private hovered(x: number, y: number): void {
    if (this.sigma?.getMouseCaptor().isMoving) { return; }
    const { node, edge } = this.under(x, y, 0);
    this.point(node, edge, x, y);
  }

  private clicked(x: number, y: number, slack: number): void {
    const { node, edge } = this.under(x, y, slack);
    if (node >= 0) { this.desk.chooseNode(node); } else if (edge >= 0) { this.desk.chooseEdge(edge); } else { this.desk.set({ chosen: [] }); }
  }

  private point(node: number, edge: number, x: number, y: number): void {
    const width = this.stage.offsetWidth;
    this.tip.style.transform = x > width / 2 ? `translate(calc(${x - 14}px - 100%), ${y + 14}px)` : `translate(${x + 14}px, ${y + 14}px)`;
    if (node === this.over.node && edge === this.over.edge) { return; }
    this.over = { node, edge };
    this.stage.classList.toggle("pointing", node >= 0 || edge >= 0);
    this.tip.hidden = edge < 0;
    if (edge >= 0) { this.tip.textContent = this.edgeSaid(edge); }
    this.drawNames();
  }

  private edgeSaid(at: number): string {
    const { data, say, shown } = this.desk;
    const { edges, nodes } = data;
    const name = (end: number | undefined) => nodes.label[end ?? -1] ?? "";
    return `${name(edges.source[at])} — ${relationName(this.desk, edges.relation[at] ?? "")} — ${name(edges.target[at])}・${say("weight", { n: shown.weight[at] ?? 0 })}`;
  }

  // What is pointed at goes before what is chosen.
  focus(): Focus | null {
    const { data, shown, state } = this.desk;
    const edge = this.over.edge >= 0 ? this.over.edge : this.over.node < 0 && this.at < 0 && state.chosen.length === 3 ? edgeAt(data, state.chosen) : -1;
    if (edge >= 0) { return shown.edge[edge] ? focused(data, shown, [data.edges.source[edge] ?? 0, data.edges.target[edge] ?? 0], edge) : null; }
    const node = [this.over.node, this.at, state.chosen.length === 1 ? nodeAt(data, state.chosen[0] ?? "") : -1].find((each) => each >= 0) ?? -1;
    return node >= 0 && shown.node[node] ? focused(data, shown, [node], null) : null;
  }

  window(): Window {
    this.seen ??= { window: this.looked(), scene: null };
    return this.seen.window;
  }

  private looked(): Window {
    const { sigma } = this;
    const { width, height } = sigma?.getDimensions() ?? { width: 0, height: 0 };
    const cache: { x: number; y: number }[] = [];
    const place = (at: number) => {
      const known = cache[at];
      if (known) { return known; }
      const shown = sigma?.getNodeDisplayData(String(at));
      const found = shown && sigma ? sigma.framedGraphToViewport(shown) : { x: -1e6, y: -1e6 };
      return cache[at] = found;
    };
    return { width, height, scale: sigma?.scaleSize(1) ?? 1, place };
  }

  private measured(text: string, strong: boolean): number {
    const key = (strong ? "!" : "") + text;
    let wide = this.widths.get(key);
    if (wide === undefined) {
      if (this.pen) { this.pen.font = font(strong); }
      wide = this.pen?.measureText(text).width ?? text.length * 12;
      this.widths.set(key, wide);
    }
    return wide;
  }

  // Lines and marks of the whole are on the graphics card; here only those of whom somebody points at.
  drawNames(): void {
    const { pen, desk } = this;
    const window_ = this.window();
    if (!pen || !this.sigma || !window_.width) { return; }
    const focus = this.focus();
    this.stage.classList.toggle("dimmed", !!focus);
    const ratio = window.devicePixelRatio || 1;
    if (this.names.width !== Math.round(window_.width * ratio) || this.names.height !== Math.round(window_.height * ratio)) {
      [this.names.width, this.names.height] = [Math.round(window_.width * ratio), Math.round(window_.height * ratio)];
      [this.names.style.width, this.names.style.height] = [`${window_.width}px`, `${window_.height}px`];
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, window_.width, window_.height);
    const drawn = focus ? this.scene(window_, focus) : this.whole(window_);
    paint(pen, focus ? drawn : { ...drawn, lines: [], marks: [] }, desk.ground);
    if (focus && this.at >= 0) { this.ring(drawn); }
    this.element.dataset.names = String(drawn.names.length);
  }

  private whole(window_: Window): Scene {
    const known = this.seen?.scene ?? this.scene(window_, null);
    if (this.seen) { this.seen.scene = known; }
    return known;
  }

  private ring({ marks }: Scene): void {
    const mark = marks.find(({ at }) => at === this.at);
    if (!mark || !this.pen) { return; }
    this.pen.strokeStyle = this.desk.ground.ink;
    this.pen.lineWidth = 2;
    this.pen.beginPath();
    this.pen.arc(mark.x, mark.y, mark.radius * 1.6 + 4, 0, 2 * Math.PI);
    this.pen.stroke();
  }

  scene(window_: Window, focus: Focus | null, whole = false): Scene {
    const { data, shown, looks } = this.desk;
    return scene(data, shown, looks, window_, this.order, (text, strong) => this.measured(text, strong), focus, whole);
  }

  update(): void {
    this.order = ranked(this.desk);
    this.sigma?.refresh({ schedule: true });
  }

  // Only another thing is chosen: nothing on the graphics card changes.
  chosen(): void {
    this.drawNames();
  }

  centre(at: number): void {
    const shown = this.sigma?.getNodeDisplayData(String(at));
    if (!shown || !this.sigma) { return; }
    this.go({ x: shown.x, y: shown.y, ratio: Math.min(this.camera().ratio, NEAR.find(([most]) => this.desk.shown.nodes <= most)?.[1] ?? 1) });
  }

  private go(state: { x?: number; y?: number; ratio?: number }): void {
    const camera = this.sigma?.getCamera();
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) { camera?.setState(state); } else { void camera?.animate(state, { duration: 250 }); }
  }

  zoom(by: number): void {
    this.go({ ratio: Math.min(Math.max(this.camera().ratio * by, 0.02), 3) });
  }

  fit(): void {
    this.go({ x: 0.5, y: 0.5, ratio: 1 });
  }

  restore(): void {
    const [x = 0.5, y = 0.5, ratio = 1] = this.desk.state.camera;
    this.sigma?.getCamera().setState({ x, y, ratio });
  }

  kill(): void {
    this.sized.disconnect();
    this.sigma?.kill();
    this.sigma = null;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const step = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[event.key];
    const acts: Record<string, () => void> = {
      "+": () => { this.zoom(1 / 1.5); }, ";": () => { this.zoom(1 / 1.5); }, "=": () => { this.zoom(1 / 1.5); }, "-": () => { this.zoom(1.5); }, "0": () => { this.fit(); },
      Enter: () => { if (this.at >= 0) { this.desk.chooseNode(this.at); } },
      Escape: () => { if (this.desk.state.chosen.length) { this.desk.set({ chosen: [] }); } else { this.at = -1; this.drawNames(); } },
    };
    const act = step ? () => { if (event.shiftKey) { this.pan(step); } else { this.walk(step); } } : acts[event.key];
    if (act) { event.preventDefault(); act(); }
  }

  private pan([dx, dy]: [number, number]): void {
    const { width, height } = this.sigma?.getDimensions() ?? { width: 0, height: 0 };
    const to = this.sigma?.viewportToFramedGraph({ x: width / 2 + dx * STEP, y: height / 2 + dy * STEP });
    if (to) { this.go(to); }
  }

  private walk(step: [number, number]): void {
    const { data, shown, say, state } = this.desk;
    const from = this.at >= 0 ? this.at : state.chosen.length === 1 ? nodeAt(data, state.chosen[0] ?? "") : -1;
    const next = from >= 0 && shown.node[from] ? heading(data, shown, this.window(), from, step) : this.order.find((at) => shown.node[at]) ?? -1;
    if (next < 0) { return; }
    this.at = next;
    const { x, y } = this.window().place(next);
    const { width, height } = this.sigma?.getDimensions() ?? { width: 0, height: 0 };
    if (x < 20 || y < 20 || x > width - 20 || y > height - 20) { this.centre(next); }
    this.drawNames();
    this.desk.announce(say("at_node", { label: data.nodes.label[next] ?? "", type: typeName(this.desk, next), n: shown.degree[next] ?? 0 }));
  }
}

// Who matters most is named first: by the size of the mark.
function ranked({ data, looks, shown }: Desk): number[] {
  const all = [...data.nodes.id.keys()].filter((at) => shown.node[at]);
  return all.sort((one, other) => (looks.size[other] ?? 0) - (looks.size[one] ?? 0) || (shown.degree[other] ?? 0) - (shown.degree[one] ?? 0) || one - other);
}

// What comes first lies below: weak lines, thin lines; large marks.
function graphOf({ data, looks }: Desk): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const nodes = [...data.nodes.id.keys()].sort((one, other) => (looks.size[other] ?? 0) - (looks.size[one] ?? 0) || one - other);
  for (const at of nodes) { graph.addNode(String(at), { x: data.nodes.x[at], y: data.nodes.y[at] }); }
  const edges = [...data.edges.source.keys()].sort((one, other) => (looks.weak[other] ?? 0) - (looks.weak[one] ?? 0) || (looks.width[one] ?? 0) - (looks.width[other] ?? 0) || one - other);
  for (const at of edges) { graph.addDirectedEdgeWithKey(String(at), String(data.edges.source[at]), String(data.edges.target[at])); }
  return graph;
}

export function drawable(): boolean {
  try {
    const canvas = document.createElement("canvas");
    return !!(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  } catch { return false; }
}
