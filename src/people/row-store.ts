import type { Rows } from './tables.ts'

interface Condition {
  readonly field: string
  readonly value: string | number | boolean | null
  readonly operator?: 'lt'
}

/** What we use of better-auth's adapter. */
interface Adapter {
  create(what: { model: string; data: Record<string, unknown> }): Promise<unknown>
  findOne<Row>(what: { model: string; where: Condition[] }): Promise<Row | null>
  findMany<Row>(what: { model: string; where: Condition[]; limit: number }): Promise<Row[]>
  updateMany(what: { model: string; where: Condition[]; update: Record<string, unknown> }): Promise<number>
  deleteMany(what: { model: string; where: Condition[] }): Promise<number>
}

type Where<Model extends keyof Rows> = Partial<Rows[Model]>

const most = 10_000

/** The tables of people, on either engine. Every condition is an equality, and all must hold. */
export class RowStore {
  readonly #adapter: Adapter

  constructor(adapter: Adapter) {
    this.#adapter = adapter
  }

  async add<Model extends keyof Rows>(model: Model, row: Omit<Rows[Model], 'id'>): Promise<Rows[Model]> {
    return (await this.#adapter.create({ model, data: { ...row } })) as unknown as Rows[Model]
  }

  async one<Model extends keyof Rows>(model: Model, where: Where<Model>): Promise<Rows[Model] | null> {
    return this.#adapter.findOne<Rows[Model]>({ model, where: conditions(where) })
  }

  async all<Model extends keyof Rows>(
    model: Model,
    where: Where<Model> = {},
  ): Promise<readonly Rows[Model][]> {
    return this.#adapter.findMany<Rows[Model]>({ model, where: conditions(where), limit: most })
  }

  /** @returns how many rows were changed: what must happen once is a change that found one row */
  async change<Model extends keyof Rows>(
    model: Model,
    where: Where<Model>,
    update: Partial<Rows[Model]>,
  ): Promise<number> {
    return this.#adapter.updateMany({ model, where: conditions(where), update: { ...update } })
  }

  /** @returns how many rows are gone */
  async remove<Model extends keyof Rows>(model: Model, where: Where<Model>): Promise<number> {
    return this.#adapter.deleteMany({ model, where: conditions(where) })
  }

  /** Takes away what expired before a time. */
  async expire(model: 'spent' | 'link', before: number): Promise<void> {
    await this.#adapter.deleteMany({ model, where: [{ field: 'expires', operator: 'lt', value: before }] })
  }
}

function conditions(where: object): Condition[] {
  return Object.entries(where).map(([field, value]) => ({ field, value: value as Condition['value'] }))
}
