import { pathToFileURL } from 'node:url'
import type { Shown } from '../../src/web/findings.ts'
import { createWeb, type Findings, type WebOptions } from '../../src/web/index.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'

export const finding = coordinationFinding(7)

export function findingsOf(...all: readonly Shown[]): Findings {
  return {
    list: () => Promise.resolve(all.map(({ id, computedAt }) => ({ id, computedAt }))),
    get: (id) => Promise.resolve(all.find((known) => known.id === id)),
  }
}

/** The web app over some findings; without any it is the empty server. */
export function webOf(all: readonly Shown[], more: Partial<WebOptions> = {}) {
  return createWeb({ findings: findingsOf(...all), ...more })
}

export function folderUrl(path: string): URL {
  return pathToFileURL(`${path}/`)
}

/** Addresses of every page that shows the finding, one of a kind. */
export function pagesOf(id: string): readonly string[] {
  return [
    '/',
    '/findings',
    '/networks',
    `/networks/${id}`,
    `/networks/${id}/C1`,
    `/networks/${id}/C2`,
    `/networks/${id}/explorer`,
  ]
}
