/** What the server needs of records and responses beside `frame.ts`. */
export { bundledLibrary } from './library.ts'
export { startReminding } from './reminding.ts'
