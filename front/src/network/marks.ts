// The program of the graphics card that draws actors: six shapes of one area, each with a rim and a clear edge around it.
import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { triple } from "./colours";
import { polygon, SHAPES } from "./shapes";
import type { Shape } from "./types";

export interface MarkData { shape: Shape; rim: string }

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_ground", "u_pixelRatio"] as const;
const THIRD = 2 * Math.PI / 3;

const VERTEX = `
attribute vec2 a_position; attribute float a_size; attribute vec3 a_polygon; attribute vec4 a_color; attribute vec4 a_rim; attribute vec4 a_id; attribute float a_angle;
uniform mat3 u_matrix; uniform float u_sizeRatio; uniform float u_correctionRatio;
varying vec2 v_at; varying float v_radius; varying vec3 v_polygon; varying vec4 v_color; varying vec4 v_rim;
void main() {
  float radius = a_size / u_sizeRatio;
  // The triangle around it: a triangle's corners lie 1.56 radii away, and the clear edge 3 pixels further.
  float reach = 2.0 * (radius * 1.6 + 3.0);
  v_at = reach * vec2(cos(a_angle), sin(a_angle));
  v_radius = radius;
  v_polygon = a_polygon;
  gl_Position = vec4((u_matrix * vec3(a_position + v_at * 2.0 * u_correctionRatio, 1)).xy, 0, 1);
  #ifdef PICKING_MODE
  v_color = a_id; v_rim = a_id;
  #else
  v_color = a_color; v_rim = a_rim;
  #endif
  v_color.a *= 255.0 / 254.0; v_rim.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec2 v_at; varying float v_radius; varying vec3 v_polygon; varying vec4 v_color; varying vec4 v_rim;
uniform vec3 u_ground; uniform float u_pixelRatio;
void main() {
  // Distance from the edge of the shape in pixels, below zero inside; x: sides, y: turn, z: how far sides lie from the middle.
  float away = length(v_at) - v_radius;
  if (v_polygon.x > 0.5) {
    float part = 6.28318530718 / v_polygon.x;
    float angle = atan(v_at.x, -v_at.y) + v_polygon.y;
    away = cos(floor(0.5 + angle / part) * part - angle) * length(v_at) - v_polygon.z * v_radius;
  }
  #ifdef PICKING_MODE
  if (away > 2.0) { discard; }
  gl_FragColor = v_color;
  #else
  float soft = 0.6 / u_pixelRatio;
  float rim = min(1.2, v_radius * 0.25);
  vec3 inside = mix(v_color.rgb, v_rim.rgb, smoothstep(-rim - soft, -rim + soft, away));
  vec3 colour = mix(inside, u_ground, smoothstep(-soft, soft, away));
  float cover = 1.0 - smoothstep(1.3 - soft, 1.3 + soft, away);
  gl_FragColor = vec4(colour * cover, cover);
  #endif
}`;

export function markProgram(ground: () => string): NodeProgramType {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const bytes = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
  return class extends NodeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      return {
        VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLES, UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT }, { name: "a_polygon", size: 3, type: FLOAT },
          bytes("a_color"), bytes("a_rim"), bytes("a_id"),
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }], CONSTANT_DATA: [[0], [THIRD], [2 * THIRD]],
      };
    }

    processVisibleItem(index: number, start: number, data: NodeDisplayData & Partial<MarkData>): void {
      const { sides, turn, inner } = POLYGONS[data.shape ?? "circle"];
      this.array.set([data.x, data.y, data.size, sides, turn, inner, floatColor(data.color), floatColor(data.rim ?? data.color), index], start);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      gl.uniform1f(at.u_correctionRatio ?? null, params.correctionRatio);
      gl.uniform1f(at.u_sizeRatio ?? null, params.sizeRatio);
      gl.uniform1f(at.u_pixelRatio ?? null, params.pixelRatio);
      gl.uniformMatrix3fv(at.u_matrix ?? null, false, params.matrix);
      gl.uniform3fv(at.u_ground ?? null, triple(ground()).map((part) => part / 255));
    }
  } as unknown as NodeProgramType;
}

const POLYGONS = Object.fromEntries(SHAPES.map((shape) => [shape, polygon(shape)])) as Record<Shape, ReturnType<typeof polygon>>;
