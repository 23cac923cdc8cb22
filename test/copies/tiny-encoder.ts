import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onnxModel } from '../support/onnx.ts'

/** Words of two languages that mean the same: they get one vector. */
const pairs: readonly (readonly [en: string, fr: string])[] = [
  ['observers', 'observateurs'],
  ['left', 'quitté'],
  ['harbour', 'port'],
  ['hall', 'salle'],
  ['before', 'avant'],
  ['midnight', 'minuit'],
  ['ballots', 'bulletins'],
  ['counted', 'comptés'],
  ['again', 'encore'],
  ['nobody', 'personne'],
  ['explained', 'expliqué'],
  ['why', 'pourquoi'],
  ['ferry', 'bac'],
  ['late', 'retard'],
  ['tide', 'marée'],
  ['summer', 'été'],
  ['bread', 'pain'],
  ['fish', 'poisson'],
]
const width = pairs.length

/**
 * A sentence encoder small enough to write out: a vector for each of 36 words, a vector a token as its output, and a tokenizer as
 * Hugging Face lays it out. @param inputs what the graph asks for
 */
export function writeTinyEncoder(
  folder: string,
  inputs = ['input_ids', 'attention_mask', 'token_type_ids'],
): string {
  mkdirSync(folder, { recursive: true })
  const vocab: Record<string, number> = { '[UNK]': 0 }
  for (const [en, fr] of pairs) {
    vocab[en] = Object.keys(vocab).length
    vocab[fr] = Object.keys(vocab).length
  }
  const rows = Object.keys(vocab).length
  const vectors = new Float32Array(rows * width)
  for (const [at, [en, fr]] of pairs.entries())
    for (const word of [en, fr]) vectors[vocab[word]! * width + at] = 1
  const model = onnxModel({
    nodes: [{ op: 'Gather', inputs: ['vectors', 'input_ids'], outputs: ['last_hidden_state'] }],
    tensors: [{ name: 'vectors', dims: [rows, width], data: vectors }],
    inputs,
    output: { name: 'last_hidden_state', rank: 3 },
  })
  writeFileSync(join(folder, 'model.onnx'), model)
  writeFileSync(
    join(folder, 'tokenizer.json'),
    JSON.stringify({
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: null,
      decoder: null,
      model: {
        type: 'WordPiece',
        vocab,
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
      },
    }),
  )
  return folder
}

export const english =
  'Observers left harbour hall before midnight ballots counted again nobody explained why'
export const french =
  'Observateurs quitté port salle avant minuit bulletins comptés encore personne expliqué pourquoi'
export const other = 'Ferry late tide summer bread fish ferry late summer tide bread harbour'
