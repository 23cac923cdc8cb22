/** Writes small ONNX models: as much of the format as the tests and the converter need (onnx.proto, IR version 9, opset 17). */

export interface Tensor {
  readonly name: string
  readonly dims: readonly number[]
  readonly data: Float32Array | BigInt64Array | Uint8Array
}

type Attribute = number | readonly number[]

export interface Node {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Whole numbers are integers, others floats. */
  readonly attributes?: Readonly<Record<string, Attribute>>
}

export interface Graph {
  readonly nodes: readonly Node[]
  readonly tensors: readonly Tensor[]
  /** Names of int64 inputs of the shape batch, tokens. */
  readonly inputs: readonly string[]
  /** The float output and how many dimensions it has. */
  readonly output: { readonly name: string; readonly rank: number }
}

type Part = Uint8Array

/** The bytes of a model file. */
export function onnxModel({ nodes, tensors, inputs, output }: Graph): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, nodeParts(node))),
    text(2, 'graph'),
    ...tensors.map((tensor) => message(5, tensorParts(tensor))),
    ...inputs.map((name) => message(11, valueParts(name, int64, 2))),
    message(12, valueParts(output.name, float, output.rank)),
  ]
  const opset = message(8, [text(1, ''), number(2, 17)])
  return joined([number(1, 9), text(2, 'tocsin'), message(7, graph), opset])
}

const [float, uint8, int64] = [1, 2, 7]

function nodeParts({ op, inputs, outputs, attributes = {} }: Node): Part[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      message(5, [text(1, name), ...attributeValue(value)]),
    ),
  ]
}

function attributeValue(value: Attribute): Part[] {
  if (typeof value !== 'number') return [...value.map((one) => number(8, one)), number(20, 7)]
  if (Number.isInteger(value)) return [number(3, value), number(20, 2)]
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [joined([varint((2 << 3) | 5), bytes]), number(20, 1)]
}

function tensorParts({ name, dims, data }: Tensor): Part[] {
  const type = data instanceof Float32Array ? float : data instanceof Uint8Array ? uint8 : int64
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return [...dims.map((size) => number(1, size)), number(2, type), text(8, name), bytes(9, raw)]
}

function valueParts(name: string, type: number, rank: number): Part[] {
  const dims = Array.from({ length: rank }, (_, at) => message(1, [text(2, `d${at}`)]))
  const tensor = message(1, [number(1, type), message(2, dims)])
  return [text(1, name), message(2, [tensor])]
}

const number = (field: number, value: number) => joined([varint(field << 3), varint(value)])
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value))
const message = (field: number, parts: readonly Part[]) => bytes(field, joined(parts))
const bytes = (field: number, value: Uint8Array) =>
  joined([varint((field << 3) | 2), varint(value.length), value])

function varint(value: number): Uint8Array {
  const out: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    out.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return Uint8Array.from(out)
}

function joined(parts: readonly Part[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
