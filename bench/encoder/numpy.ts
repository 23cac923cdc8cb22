import { unzip } from './unzip.ts'

export interface NumpyArray {
  readonly dims: readonly number[]
  readonly data: Float32Array | Uint8Array
}

/** Arrays of an `.npz` file by name: float32 and uint8 in C order, the rest left out (NumPy's format, version 1.0). */
export async function readArrays(npz: Buffer): Promise<ReadonlyMap<string, NumpyArray>> {
  const arrays = new Map<string, NumpyArray>()
  for (const [name, file] of await unzip(npz)) {
    const length = file.readUInt16LE(8)
    const header = file.toString('latin1', 10, 10 + length)
    const dims = [...(/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '').matchAll(/\d+/g)].map(([size]) =>
      Number(size),
    )
    const body = Uint8Array.prototype.slice.call(file, 10 + length)
    if (/'descr': '<f4'/.test(header))
      arrays.set(name.slice(0, -4), { dims, data: new Float32Array(body.buffer) })
    else if (/'descr': '\|u1'/.test(header)) arrays.set(name.slice(0, -4), { dims, data: body })
  }
  return arrays
}
