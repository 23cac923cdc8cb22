import { asStrict, type Tlp } from '../vocab/tlp.ts'

export const roles = [
  'analyst',
  'reviewer',
  'duty-officer',
  'newsroom',
  'coalition-delegate',
  'auditor',
  'admin',
] as const

/** Who reads or acts: somebody in a role, or the public without an account. */
export type Role = (typeof roles)[number] | 'public'

export const anyone: readonly Role[] = [...roles, 'public']

export const actions = [
  'read',
  'export',
  'audit',
  'create',
  'revise',
  'approve',
  'retract',
  'classify',
  'share',
] as const
/** `classify` lowers a record's TLP level; `share` opens it to the other sphere. */
export type Action = (typeof actions)[number]

/**
 * What a kind belongs to: dates anyone needs, evidence, what governments say and do about it, the rules agreed
 * beforehand, work to be done, what the public hands in, who is who.
 */
export const desks = ['calendar', 'evidence', 'answers', 'rules', 'work', 'inbox', 'people'] as const
export type Desk = (typeof desks)[number]

/** Whose record it is: the sphere of the organisation whose member created it. */
export const spheres = ['civil-society', 'government', 'instance'] as const
export type Sphere = (typeof spheres)[number]

/** The sphere of a role that is held in no organisation, as in the exercise. */
export const sphereOf: Readonly<Record<Role, Sphere>> = {
  analyst: 'civil-society',
  reviewer: 'civil-society',
  newsroom: 'civil-society',
  'duty-officer': 'government',
  'coalition-delegate': 'government',
  auditor: 'instance',
  admin: 'instance',
  public: 'instance',
}

/** The strictest level that a role may see. */
export const ceiling: Readonly<Record<Role, Tlp>> = {
  analyst: 'TLP:AMBER+STRICT',
  reviewer: 'TLP:AMBER+STRICT',
  'duty-officer': 'TLP:RED',
  newsroom: 'TLP:GREEN',
  'coalition-delegate': 'TLP:AMBER',
  auditor: 'TLP:RED',
  admin: 'TLP:AMBER',
  public: 'TLP:CLEAR',
}

const insiders: readonly Role[] = roles.filter((role) => role !== 'newsroom')

/** The table: who may do what at which desk. What is not in it is not allowed. */
const table: Readonly<Record<Desk, Readonly<Record<Action, readonly Role[]>>>> = {
  calendar: {
    read: anyone,
    export: anyone,
    audit: insiders,
    create: ['analyst', 'duty-officer', 'admin'],
    revise: ['analyst', 'duty-officer', 'admin'],
    approve: ['reviewer', 'duty-officer'],
    retract: ['reviewer', 'duty-officer'],
    classify: ['reviewer', 'duty-officer'],
    share: ['analyst', 'reviewer', 'duty-officer', 'admin'],
  },
  evidence: {
    read: anyone,
    export: anyone,
    audit: insiders,
    create: ['analyst', 'duty-officer'],
    revise: ['analyst', 'duty-officer'],
    approve: ['reviewer', 'duty-officer'],
    retract: ['reviewer', 'duty-officer'],
    classify: ['reviewer', 'duty-officer'],
    share: ['analyst', 'reviewer', 'duty-officer'],
  },
  answers: {
    read: anyone,
    export: anyone,
    audit: insiders,
    create: ['analyst', 'duty-officer', 'coalition-delegate'],
    revise: ['analyst', 'duty-officer', 'coalition-delegate'],
    approve: ['reviewer', 'duty-officer', 'coalition-delegate'],
    retract: ['reviewer', 'duty-officer', 'coalition-delegate'],
    classify: ['reviewer', 'duty-officer', 'coalition-delegate'],
    share: ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'],
  },
  rules: {
    read: anyone,
    export: anyone,
    audit: insiders,
    create: ['coalition-delegate'],
    revise: ['coalition-delegate'],
    approve: ['coalition-delegate'],
    retract: ['coalition-delegate'],
    classify: ['coalition-delegate'],
    share: ['coalition-delegate'],
  },
  work: {
    read: roles,
    export: roles,
    audit: insiders,
    create: ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'],
    revise: ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'],
    approve: ['reviewer', 'duty-officer'],
    retract: ['reviewer', 'duty-officer'],
    classify: ['reviewer', 'duty-officer'],
    share: ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'],
  },
  inbox: {
    read: insiders,
    export: insiders,
    audit: insiders,
    create: ['public', 'analyst', 'reviewer', 'duty-officer'],
    revise: ['analyst', 'reviewer', 'duty-officer'],
    approve: ['reviewer', 'duty-officer'],
    retract: ['reviewer', 'duty-officer'],
    classify: ['reviewer', 'duty-officer'],
    share: ['reviewer', 'duty-officer'],
  },
  people: {
    read: ['auditor', 'admin'],
    export: ['auditor', 'admin'],
    audit: ['auditor', 'admin'],
    create: ['admin'],
    revise: ['admin'],
    approve: [],
    retract: ['admin'],
    classify: [],
    share: [],
  },
}

/** What the decision depends on; nothing else about a record counts. */
export interface Subject {
  readonly desk: Desk
  readonly tlp: Tlp
  readonly sphere: Sphere
  /** Open to the other sphere for editing. */
  readonly shared: boolean
}

const edits: readonly Action[] = ['revise', 'approve', 'retract', 'classify']

/**
 * Whether a role may do something with a record; for `create`, with the record as it would become.
 * @param from the sphere in which the role is held
 */
export function may(role: Role, action: Action, subject: Subject, from: Sphere = sphereOf[role]): boolean {
  const { desk, tlp, sphere, shared } = subject
  if (!table[desk][action].includes(role)) return false
  // A stranger hands in what only insiders then read, the stranger included.
  const handsIn = action === 'create' && desk === 'inbox' && role === 'public'
  if (!handsIn && !asStrict(ceiling[role], tlp)) return false
  // TLP 2.0: what is red is for the eyes of its recipients and never leaves as a file.
  if (action === 'export' && tlp === 'TLP:RED') return false
  const own = sphere === from || sphere === 'instance'
  if (action === 'share') return own
  return own || shared || !edits.includes(action)
}
