import { openLake } from '../../src/lake/index.ts'

/** Imports a file into a store, so that a test can kill it on the way. */
const [store, path] = process.argv.slice(2)
const lake = await openLake({ store: store!, memoryLimit: 256 })
process.stdout.write('begins\n')
for await (const { added } of lake.import([path!], {}, {})) process.stdout.write(`${added}\n`)
