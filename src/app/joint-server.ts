import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CodedError } from '../kernel/errors.ts'
import { messageLines, parseLines } from '../respond/index.ts'
import type { JointExchange } from './joint.ts'

const path = '/joint.jsonl'
const mostBytes = 8 * 1024 * 1024
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * What instances of members say to each other, on loopback alone: all messages out, new messages in. A name that a
 * stranger's DNS record could point here, and a page of another site, get no answer.
 * @param port 0 for any free one
 */
export async function serveJoint(
  exchange: JointExchange,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(exchange, request, response).catch((error: unknown) => {
      const known = error instanceof CodedError ? error : undefined
      const body = { type: `urn:tocsin:problem:${known?.code ?? 'unexpected'}`, detail: known?.message ?? '' }
      respond(response, known?.status ?? 500, 'application/problem+json', JSON.stringify(body))
    })
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  exchange: JointExchange,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url, headers } = request
  if (!loopback.test(headers.host ?? '') || headers.origin !== undefined)
    return respond(response, 421, 'text/plain', '')
  if (url !== path) return respond(response, 404, 'text/plain', '')
  if (method === 'GET') {
    return respond(response, 200, 'application/jsonl; charset=utf-8', messageLines(await exchange.messages()))
  }
  if (method !== 'POST') return respond(response, 405, 'text/plain', '')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > mostBytes) return respond(response, 413, 'text/plain', '')
    chunks.push(chunk)
  }
  const taken = await exchange.receive(parseLines(Buffer.concat(chunks).toString('utf8')))
  respond(response, 200, 'application/json', JSON.stringify(taken))
}

function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' })
  response.end(body)
}
