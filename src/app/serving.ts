/** What the server needs of records and responses beside `frame.ts`. */

export { httpGet, openExchange, startExchanging } from './exchange.ts'
export type { JointDesk } from './joint.ts'
export { bundledLibrary } from './library.ts'
export { lookFields } from './look-fields.ts'
export { startReminding } from './reminding.ts'
export { startWatching } from './watching.ts'
