import type { Json } from '../../kernel/canonical-json.ts'

export type Fields = Readonly<Record<string, Json>>

export const amber = { tlp: 'TLP:AMBER', shared: true } as const
export const clear = { tlp: 'TLP:CLEAR', shared: true } as const
