import type { Graph, Node, Tensor } from '../../test/support/onnx.ts'
import type { NumpyArray } from './numpy.ts'

/** Width of a branch, parts of the table of tokens, and words a branch looks at with those before it. */
const [width, parts] = [256, 17]
const branches = [
  { words: 2, before: 0 },
  { words: 3, before: 1 },
  { words: 5, before: 2 },
] as const

/**
 * The encoder as a graph: averaged embeddings and three convolutions over neighbouring tokens, then four layers, as the package
 * computes it. The table of tokens stays in bytes, 65 MB instead of 260.
 */
export function encoderGraph(arrays: ReadonlyMap<string, NumpyArray>): Graph {
  const of = (name: string) => arrays.get(name)!
  const tensors: Tensor[] = []
  const nodes: Node[] = []
  const add = (name: string, dims: readonly number[], data: Tensor['data']) => {
    tensors.push({ name, dims, data })
    return name
  }
  const kept = (name: string) => add(name, of(name).dims, of(name).data)
  let count = 0
  const op = (
    kind: string,
    inputs: string[],
    attributes: Node['attributes'] = {},
    output = `n${count++}`,
  ) => {
    nodes.push({ op: kind, inputs, outputs: [output], attributes })
    return output
  }
  const ints = (name: string, ...values: number[]) =>
    add(
      name,
      [values.length],
      BigInt64Array.from(values, (value) => BigInt(value)),
    )
  const side = (name: string) =>
    add(`${name}s`, [3 * width], joined([2, 3, 5].map((words) => of(`${name}${words}`).data as Float32Array)))

  const rows = op('Gather', [add('table', [parts * of('q1').dims[0]!, 512], table(arrays)), 'input_ids'])
  const part = op('Mod', ['input_ids', ints('parts', parts)])
  const scaled = (name: string) => op('Unsqueeze', [op('Gather', [kept(name), part]), 'last'])
  ints('last', 2)
  const embedded = op('Add', [op('Mul', [op('Cast', [rows], { to: 1 }), scaled('scale')]), scaled('lo')])
  const projected = op('Add', [
    op('MatMul', [embedded, add('proj', [512, 3 * width], besides(arrays))]),
    side('proj_b'),
  ])
  const level = { axis: -1, epsilon: 1e-12 }
  const levelled = op('LayerNormalization', [projected, side('ln_g'), side('ln_b')], level)
  const channels = op('Transpose', [levelled], { perm: [0, 2, 1] })
  ints('axis', 1)
  const features = branches.map(({ words, before }, at) => {
    const own = op('Slice', [
      channels,
      ints(`from${at}`, at * width),
      ints(`to${at}`, (at + 1) * width),
      'axis',
    ])
    const layer = (input: string, weights: string, bias: string) => {
      const kernel = add(
        `k${weights}`,
        [width, width, words],
        kernelOf(of(weights).data as Float32Array, words),
      )
      const folded = op('Conv', [input, kernel, kept(bias)], {
        kernel_shape: [words],
        pads: [before, words - 1 - before],
      })
      return op('Add', [op('Relu', [folded]), input])
    }
    const once = layer(own, `w1_${words}`, `b1_${words}`)
    return op('Transpose', [layer(once, `w2_${words}`, `b2_${words}`)], { perm: [0, 2, 1] })
  })
  const all = op('Concat', [embedded, ...features], { axis: 2 })
  const even = op('LayerNormalization', [all, kept('ln_g'), kept('ln_b')], level)
  const sum = op('ReduceSum', [even, 'axis'], { keepdims: 0 })
  const tokens = op('Cast', [op('Gather', [op('Shape', ['input_ids']), ints('axis1', 1)])], { to: 1 })
  const biased = op('Add', [op('MatMul', [sum, kept('cnn_W')]), op('Mul', [tokens, kept('cnn_b')])])
  const mean = op('Div', [biased, op('Sqrt', [tokens])])
  const times = (input: string, weights: string) => op('MatMul', [input, weights])
  for (const name of ['d0', 'd1', 'd2', 'd3', 'p1', 'p3']) kept(name)
  const one = op('Relu', [times(mean, 'd0')])
  const two = op('Relu', [op('Add', [times(mean, 'p1'), times(one, 'd1')])])
  const three = op('Relu', [times(two, 'd2')])
  op('Tanh', [op('Add', [times(two, 'p3'), times(three, 'd3')])], {}, 'sentence_embedding')
  return { nodes, tensors, inputs: ['input_ids'], output: { name: 'sentence_embedding', rank: 2 } }
}

/** Token i lies in part i mod 17, row i div 17. */
function table(arrays: ReadonlyMap<string, NumpyArray>): Uint8Array {
  const [rows, columns] = arrays.get('q1')!.dims as [number, number]
  const out = new Uint8Array(parts * rows * columns)
  for (let part = 0; part < parts; part++) {
    const { data } = arrays.get(`q${part + 1}`)!
    for (let row = 0; row < rows; row++)
      out.set(
        (data as Uint8Array).subarray(row * columns, (row + 1) * columns),
        (row * parts + part) * columns,
      )
  }
  return out
}

/** The projections of the branches beside each other. */
function besides(arrays: ReadonlyMap<string, NumpyArray>): Float32Array {
  const out = new Float32Array(512 * 3 * width)
  for (const [at, { words }] of branches.entries()) {
    const data = arrays.get(`proj${words}`)!.data as Float32Array
    for (let row = 0; row < 512; row++)
      out.set(data.subarray(row * width, (row + 1) * width), row * 3 * width + at * width)
  }
  return out
}

/** From word, channel in, channel out to channel out, channel in, word. */
function kernelOf(data: Float32Array, words: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let word = 0; word < words; word++)
    for (let from = 0; from < width; from++)
      for (let to = 0; to < width; to++)
        out[(to * width + from) * words + word] = data[(word * width + from) * width + to]!
  return out
}

function joined(lists: readonly Float32Array[]): Float32Array {
  return Float32Array.from(lists.flatMap((list) => [...list]))
}
