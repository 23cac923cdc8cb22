#!/usr/bin/env node
/** The launcher behind `npx tocsin`: hands over to the Node that Tocsin needs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, root, runOnNode } from '../scripts/lib/process.mjs'

const program = join(root, 'dist', 'cli', 'tocsin.js')
if (!existsSync(program)) fail('this clone is not built yet', 'run npm start, or npm ci && npm run build')

process.exitCode = await runOnNode([program, ...process.argv.slice(2)])
