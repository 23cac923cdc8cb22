/**
 * Detectors that the web app runs on files of their own, and the fields of the form, in the order in which their looks take
 * the files. It loads nothing, so that pages can.
 */
export const lookFields = {
  lookalikes: [
    { name: 'observed', needed: true },
    { name: 'names', needed: true },
    { name: 'genuine', needed: false },
  ],
  infrastructure: [
    { name: 'sites', needed: true },
    { name: 'background', needed: false },
  ],
  preparation: [
    { name: 'posts', needed: true },
    { name: 'accounts', needed: false },
  ],
} as const satisfies Readonly<Record<string, readonly { readonly name: string; readonly needed: boolean }[]>>

export type LookForm = keyof typeof lookFields
export type LookField = (typeof lookFields)[LookForm][number]['name']
