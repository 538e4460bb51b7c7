// The program of the graphics card that draws lines: as wide as they are strong, dashed by relation, with an arrow, side by side.
import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Stroke } from "./types";

export interface TieData { stroke: Stroke; arrow: boolean; offset: number }

export const STROKES: Stroke[] = ["solid", "dashed", "dotted", "dashdot"];
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_pixelRatio", "u_arrows"] as const;

const VERTEX = `
attribute vec2 a_from; attribute vec2 a_to; attribute vec4 a_form; attribute float a_stroke; attribute vec4 a_color; attribute vec2 a_corner;
uniform mat3 u_matrix; uniform float u_sizeRatio; uniform float u_correctionRatio; uniform float u_arrows;
varying vec2 v_at; varying float v_long; varying float v_half; varying float v_stroke; varying vec4 v_color;
void main() {
  // a_form: width, offset, radius at the start, radius at the end (in pixels before the zoom); a_stroke: stroke, plus 4 for an arrow.
  float pixel = 2.0 * u_correctionRatio;
  vec2 way = a_to - a_from;
  float whole = length(way) / pixel;
  vec2 along = whole > 0.0 ? way / (whole * pixel) : vec2(0.0);
  vec2 across = vec2(-along.y, along.x);
  float first = a_form.z / u_sizeRatio;
  float last = whole - (a_form.w + 1.5) / u_sizeRatio;
  v_half = max(a_form.x / u_sizeRatio, 0.5) / 2.0;
  v_stroke = a_stroke > 3.5 && u_arrows < 0.5 ? a_stroke - 4.0 : a_stroke;
  v_long = max(last - first, 0.0);
  float reach = max(v_half + 1.0, v_stroke > 3.5 ? v_half * 2.0 + 3.5 : 0.0);
  v_at = vec2(v_long * a_corner.x, reach * a_corner.y);
  vec2 place = a_from + pixel * (along * (first + v_at.x) + across * (a_form.y / u_sizeRatio + v_at.y));
  gl_Position = vec4((u_matrix * vec3(place, 1)).xy, 0, 1);
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec2 v_at; varying float v_long; varying float v_half; varying float v_stroke; varying vec4 v_color;
uniform float u_pixelRatio;
void main() {
  float arrow = step(3.5, v_stroke);
  float stroke = v_stroke - 4.0 * arrow;
  float head = arrow * min(v_half * 4.0 + 5.0, v_long * 0.6);
  float left = v_long - v_at.x;
  float half_width = left < head ? left / head * (v_half * 1.7 + 2.6) : v_half;
  float soft = 0.6 / u_pixelRatio;
  float cover = 1.0 - smoothstep(half_width - soft, half_width + soft, abs(v_at.y));
  float unit = max(v_half * 2.0, 1.5);
  float dash = 1.0;
  if (left > head && stroke > 0.5) {
    float at = v_at.x / unit;
    if (stroke < 1.5) { dash = step(mod(at, 6.0), 3.6); }
    else if (stroke < 2.5) { dash = step(mod(at, 2.6), 1.1); }
    else { float m = mod(at, 8.0); dash = m < 3.8 ? 1.0 : step(abs(m - 5.9), 0.6); }
  }
  float alpha = v_color.a * cover * dash;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}`;

// Heads of arrows are wide: with very many lines they would cover everything and cost most of the time, until one zooms in.
const NEAR = 0.35;

export function tieProgram(many: () => boolean): EdgeProgramType {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
  const bytes = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
  return class extends EdgeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      return {
        VERTICES: 4, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLE_STRIP, UNIFORMS,
        ATTRIBUTES: [
          { name: "a_from", size: 2, type: FLOAT }, { name: "a_to", size: 2, type: FLOAT }, { name: "a_form", size: 4, type: FLOAT },
          { name: "a_stroke", size: 1, type: FLOAT }, bytes("a_color"),
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }], CONSTANT_DATA: [[0, 1], [0, -1], [1, 1], [1, -1]],
      };
    }

    processVisibleItem(_index: number, start: number, from: NodeDisplayData, to: NodeDisplayData, data: EdgeDisplayData & Partial<TieData>): void {
      const stroke = STROKES.indexOf(data.stroke ?? "solid") + (data.arrow ? 4 : 0);
      this.array.set([from.x, from.y, to.x, to.y, data.size, data.offset ?? 0, from.size, to.size, stroke, floatColor(data.color)], start);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      gl.uniform1f(at.u_correctionRatio ?? null, params.correctionRatio);
      gl.uniform1f(at.u_sizeRatio ?? null, params.sizeRatio);
      gl.uniform1f(at.u_pixelRatio ?? null, params.pixelRatio);
      gl.uniform1f(at.u_arrows ?? null, many() && params.zoomRatio > NEAR ? 0 : 1);
      gl.uniformMatrix3fv(at.u_matrix ?? null, false, params.matrix);
    }
  } as unknown as EdgeProgramType;
}
