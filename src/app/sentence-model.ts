import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../kernel/hashing.ts'
import { hashFile } from '../lake/index.ts'
import { AppError } from './errors.ts'

const [modelFile, tokenizerFile] = ['model.onnx', 'tokenizer.json']
const packages = ['onnxruntime-web', '@huggingface/tokenizers']
/** Tokens of a text that are read. */
const mostTokens = 256

/** A model of sentences that the user brought. */
export interface SentenceModel {
  /** SHA-256 over the digests of both files: the same digest gives the same vectors. */
  readonly digest: string
  /** Name and version of what runs it. */
  readonly runtime: string
  /** A vector of length one. */
  embed(text: string): Promise<Float32Array>
  close(): Promise<void>
}

/** @throws AppError `vectors-unusable` when a file is missing */
export async function digestOfModel(folder: string): Promise<string> {
  const digests = await Promise.all(
    [modelFile, tokenizerFile].map((name) =>
      hashFile(join(folder, name)).catch((cause: unknown) => {
        throw new AppError('vectors-unusable', `${folder} has no ${name} that can be read`, {
          hint: `the folder needs ${modelFile} and ${tokenizerFile}, as Hugging Face lays them out`,
          cause,
        })
      }),
    ),
  )
  return sha256(digests.join(' '))
}

/**
 * Opens a sentence encoder in ONNX with its tokenizer. It runs in WebAssembly on one thread, so that every machine computes the same
 * bits; nothing is fetched, and the packages that run it are loaded only now.
 * @throws AppError `vectors-unusable`
 */
export async function openSentenceModel(folder: string): Promise<SentenceModel> {
  const digest = await digestOfModel(folder)
  const { ort, Tokenizer } = await load()
  ort.env.wasm.numThreads = 1
  const unusable = (why: string, cause?: unknown) =>
    new AppError('vectors-unusable', `the model in ${folder} cannot be used: ${why}`, {
      hint: 'it has to turn input_ids into one vector a text or one a token, for example a sentence encoder exported to ONNX',
      cause,
    })
  const tokenizer = await readFile(join(folder, tokenizerFile), 'utf8')
    .then((text) => new Tokenizer(JSON.parse(text), {}))
    .catch((error: unknown) => {
      throw unusable(`${tokenizerFile} is not one that can be read`, error)
    })
  const session = await readFile(join(folder, modelFile))
    .then((bytes) => ort.InferenceSession.create(new Uint8Array(bytes), { executionProviders: ['wasm'] }))
    .catch((error: unknown) => {
      throw unusable(`${modelFile} is not one that can be run`, error)
    })
  const strange = session.inputNames.filter((name) => !inputs.has(name))
  const output = outputs.find((name) => session.outputNames.includes(name)) ?? session.outputNames[0]
  if (strange.length > 0) throw unusable(`it asks for ${strange.join(', ')}`)
  if (output === undefined) throw unusable('it has no output')
  return {
    digest,
    runtime: `onnxruntime-web ${ort.env.versions.web ?? ''}`.trim(),
    async embed(text) {
      // A piece that the vocabulary does not have comes without a number from some kinds of tokenizer.
      const ids = tokenizer.encode(text).ids.filter((id: unknown) => Number.isInteger(id)) as number[]
      const kept = ids.length > mostTokens ? [...ids.slice(0, mostTokens - 1), ids.at(-1)!] : ids
      const feeds = Object.fromEntries(
        session.inputNames.map((name) => {
          const data = BigInt64Array.from(kept, (id) => BigInt(inputs.get(name)!(id)))
          return [name, new ort.Tensor('int64', data, [1, kept.length])]
        }),
      )
      const { dims, data } = (await session.run(feeds))[output]!
      if (!(data instanceof Float32Array)) throw unusable(`its output ${output} is not of 32-bit floats`)
      return unit(dims.length === 3 ? meanOf(data, dims[2]!) : data)
    },
    close: () => session.release(),
  }
}

/** What each input of a model is for a token. */
const inputs = new Map<string, (id: number) => number>([
  ['input_ids', (id) => id],
  ['attention_mask', () => 1],
  ['token_type_ids', () => 0],
])
/** Outputs that are a vector for the text, or for its tokens, the best first. */
const outputs = ['sentence_embedding', 'embeddings', 'last_hidden_state']

async function load() {
  try {
    const [ort, { Tokenizer }] = await Promise.all([
      import('onnxruntime-web'),
      import('@huggingface/tokenizers'),
    ])
    return { ort, Tokenizer }
  } catch (cause) {
    throw new AppError(
      'vectors-unusable',
      `comparing meanings needs the packages ${packages.join(' and ')}`,
      {
        hint: `npm install ${packages.join(' ')}`,
        cause,
      },
    )
  }
}

/** The mean over all tokens. */
function meanOf(tokens: Float32Array, width: number): Float32Array {
  const mean = new Float32Array(width)
  const count = tokens.length / width
  for (let at = 0; at < tokens.length; at++) mean[at % width]! += tokens[at]! / count
  return mean
}

/** To length one; a vector that has no length or no number in it stays zero and is like no other. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, part) => sum + part * part, 0))
  return vector.map((part) => (Number.isFinite(length) && length > 0 ? part / length : 0))
}
