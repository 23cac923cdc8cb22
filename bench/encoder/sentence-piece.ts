/** Fields of a protobuf message: what they hold by their number. */
function fieldsOf(message: Buffer): Map<number, Buffer[]> {
  const fields = new Map<number, Buffer[]>()
  let at = 0
  const varint = () => {
    let [value, shift] = [0, 1]
    for (;;) {
      const byte = message[at++]!
      value += (byte & 0x7f) * shift
      if (byte < 0x80) return value
      shift *= 128
    }
  }
  while (at < message.length) {
    const key = varint()
    const from = at
    const kind = key & 7
    let own: Buffer
    if (kind === 0) {
      varint()
      own = message.subarray(from, at)
    } else if (kind === 2) {
      const length = varint()
      own = message.subarray(at, at + length)
      at += length
    } else {
      at += kind === 1 ? 8 : 4
      own = message.subarray(from, at)
    }
    const known = fields.get(key >> 3) ?? []
    fields.set(key >> 3, known)
    known.push(own)
  }
  return fields
}

/** A SentencePiece unigram vocabulary as the `tokenizer.json` that Hugging Face's tokenizers read. */
export function tokenizerOf(model: Buffer): unknown {
  const top = fieldsOf(model)
  const vocab = top.get(1)!.map((piece): [string, number] => {
    const fields = fieldsOf(piece)
    return [fields.get(1)![0]!.toString('utf8'), fields.get(2)?.[0]?.readFloatLE(0) ?? 0]
  })
  const charsmap = fieldsOf(top.get(3)![0]!).get(2)![0]!.toString('base64')
  const special = (id: number) => ({
    id,
    content: vocab[id]![0],
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  })
  return {
    version: '1.0',
    truncation: { max_length: 256, stride: 0, strategy: 'LongestFirst', direction: 'Right' },
    padding: null,
    added_tokens: [0, 1, 2].map(special),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Precompiled', precompiled_charsmap: charsmap },
        { type: 'Strip', strip_left: true, strip_right: true },
        { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' },
      ],
    },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '<s>', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '</s>', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '<s>': { id: '<s>', ids: [1], tokens: ['<s>'] },
        '</s>': { id: '</s>', ids: [2], tokens: ['</s>'] },
      },
    },
    decoder: null,
    model: { type: 'Unigram', unk_id: 0, vocab },
  }
}
