import { join } from 'node:path'
import type { Progress } from '../kernel/effects.ts'
import { csvCells, type Place, RecordScan, readCsvCarefully } from './csv-reader.ts'
import { type Duck, readCsv } from './duck.ts'
import { LakeError, lakeError, throwIfCancelled } from './errors.ts'
import type { Intake, IntakeOptions } from './intake.ts'
import { readJsonDocument, readJsonLines } from './json-reader.ts'
import { limits } from './limits.ts'
import { type ColumnMap, mapRecords, mapTable } from './map.ts'
import {
  columnsFrom,
  contentColumns,
  normalised,
  type PostColumn,
  postColumns,
  type RawColumns,
  type RawField,
  rawFields,
  rejection,
  type TimeFormat,
} from './normalise.ts'
import { parquetColumns } from './parquet.ts'
import type { JsonObject, RecordPreset, TablePreset } from './presets/preset.ts'
import { rawFieldsFrom, recordPresetFor, tablePresetFor } from './recognise.ts'
import { RejectSpool, type Rejects, rejectsTable } from './rejects.ts'
import { SpoolWriter, spoolCell } from './spool-writer.ts'
import { identifier, literal } from './sql.ts'
import { hashFile, type Survey, surveyCsv } from './survey.ts'
import { Window } from './window.ts'

export interface StageOptions extends IntakeOptions {
  readonly preset?: string | undefined
  readonly map?: ColumnMap | undefined
  /** What the caller will read; `id` needs all that it is computed from. Default: all. */
  readonly columns?: readonly PostColumn[] | undefined
  readonly progress?: Progress | undefined
}

/** One file as a table of normalised posts. */
export interface Staged {
  readonly table: string
  readonly name: string
  readonly sha256: string
  readonly preset: string
  /** Columns of the table; the others are empty in every row. */
  readonly has: ReadonlySet<PostColumn>
  readonly rows: number
  readonly rejected: number
  readonly rejects: Rejects
}

/** The columns to keep for what was asked. */
export function wantedColumns(asked: readonly PostColumn[] | undefined): Set<PostColumn> {
  const wanted = new Set<PostColumn>(asked ?? postColumns)
  if (wanted.has('id')) for (const column of contentColumns) wanted.add(column)
  wanted.add('handle')
  wanted.add('time')
  wanted.delete('id')
  return wanted
}

/**
 * Reads, checks and normalises one file into a temporary table.
 * @param opening the engine, which may still be starting: a file is looked at meanwhile
 * @throws LakeError for a file that cannot be read or recognised, or of which no row is usable
 */
export async function stageFile(
  opening: Promise<Duck>,
  intake: Intake,
  index: number,
  options: StageOptions,
): Promise<Staged> {
  const { name } = intake
  const table = `stage_${index}`
  const file = { intake, index, table, options, wanted: wantedColumns(options.columns) }
  const staged =
    intake.format === 'csv'
      ? await stageCsv(file, opening)
      : intake.format === 'parquet'
        ? await stageParquet({ ...file, duck: await opening })
        : await stageJson({ ...file, duck: await opening })
  if (staged.rows === 0 && staged.rejected === 0) {
    throw new LakeError('empty-file', `${name} has no rows`, { hint: 'only a header was found' })
  }
  if (staged.rows === 0) {
    const reasons = (await staged.rejects.reasons()).slice(0, 3)
    throw new LakeError(
      'no-usable-row',
      `${name}: none of ${staged.rejected} rows is usable as ${staged.preset}; ` +
        reasons.map(({ reason, firstLine }) => `line ${firstLine}: ${reason}`).join('; '),
      { hint: 'try another --preset, or say which column is which with --map' },
    )
  }
  return staged
}

interface StageFile {
  readonly intake: Intake
  readonly index: number
  readonly table: string
  readonly options: StageOptions
  readonly wanted: ReadonlySet<PostColumn>
}

interface Stage extends StageFile {
  readonly duck: Duck
}

/** Rows with columns `raw_<field>`, and how to read them. */
interface RawRows extends RawColumns {
  readonly sql: string
}

function tableColumns(stage: StageFile, raw: Pick<RawRows, 'has'>): ReadonlySet<PostColumn> {
  return new Set([...columnsFrom(raw.has)].filter((column) => stage.wanted.has(column)))
}

/** SQL that makes the staging table, with `filter` over the normalised columns. */
function creation(stage: StageFile, raw: RawRows, filter: string): string {
  const names = [...tableColumns(stage, raw)].map(identifier).join(', ')
  return `CREATE OR REPLACE TEMP TABLE ${stage.table} AS SELECT ${names} FROM ${normalised(raw.sql, raw)}${filter}`
}

const goodRows = ' WHERE time IS NOT NULL AND handle IS NOT NULL'

async function stageCsv(file: StageFile, opening: Promise<Duck>): Promise<Staged> {
  const { intake, table, options } = file
  const { header, delimiter } = await headerOf(intake)
  const preset =
    options.map === undefined
      ? tablePresetFor(intake.name, header, options.preset)
      : checkedMap(intake, header, options.map)
  const names = header.map((_, at) => `c${at}`)
  const raw = rawFieldsFrom(preset, header, (at) => `c${at}`)
  const rows = (path: string, extra: readonly string[], hasHeader: boolean): RawRows => ({
    sql: `(SELECT ${[...extra, raw.sql].join(', ')} FROM ${readCsv(path, [...extra, ...names], delimiter, hasHeader)})`,
    has: raw.has,
    time: preset.time,
  })
  options.progress?.start(`reading ${intake.name}`, intake.bytes, 'bytes')
  const clean = { ...rows(intake.path, [], true), separated: false }
  const { survey, outcome } = await readAtOnce(file, opening, clean, (onBytes) =>
    surveyCsv(intake.path, delimiter.charCodeAt(0), header.length, options.signal, onBytes),
  )
  const stage = { ...file, duck: await opening }
  options.progress?.done()
  const sha256 = intake.sha256 ?? survey.sha256
  const base = { table, name: intake.name, sha256, preset: preset.name, has: tableColumns(stage, raw) }
  if (survey.fault === undefined && outcome === survey.records && (await allUsable(stage))) {
    return { ...base, rows: outcome, rejected: 0, rejects: await noRejects(stage) }
  }
  if (outcome instanceof LakeError && ['disk-full', 'out-of-memory'].includes(outcome.code)) throw outcome
  if (options.signal?.aborted) throw new LakeError('cancelled', `reading ${intake.name}: interrupted`)
  const spool = new SpoolWriter(join(options.spool, `clean-${stage.index}`))
  const rejects = new RejectSpool(join(options.spool, `rejects-${stage.index}`))
  options.progress?.start(`reading ${intake.name} row by row`, intake.bytes, 'bytes')
  try {
    await readCsvCarefully(
      intake.path,
      delimiter.charCodeAt(0),
      header.length,
      {
        record(bytes, start, end, place, sloppy) {
          spool.text(`${place.line}${delimiter}${place.offset}${delimiter}${place.length}${delimiter}`)
          if (sloppy) {
            const quoted = csvCells(bytes.toString('utf8', start, end), delimiter).map(
              (cell) => `"${cell.replaceAll('"', '""')}"`,
            )
            spool.text(quoted.join(delimiter))
          } else {
            spool.bytes(bytes, start, end)
          }
          spool.text('\n')
          spool.rows++
        },
        reject: (place, reason) => rejects.add(place, reason),
      },
      options.signal,
      (bytes) => options.progress?.at(bytes),
    )
  } finally {
    spool.close()
    rejects.close()
    options.progress?.done()
  }
  const from = rows(spool.path, placeColumns, false)
  return { ...base, ...(await stageSpool(stage, from, spool.rows, rejects)) }
}

const placeColumns = ['line', 'byte_at', 'byte_size'] as const

/**
 * Fills the staging table while the bytes are surveyed, which begins while the engine still starts.
 * @returns what the survey says, and the rows read or why they could not be
 */
async function readAtOnce(
  file: StageFile,
  opening: Promise<Duck>,
  raw: RawRows,
  look: (onBytes: (bytes: number) => void) => Promise<Survey>,
): Promise<{ survey: Survey; outcome: number | LakeError }> {
  const { intake, options } = file
  const stopping = new AbortController()
  const filling = opening
    .then((duck) => {
      throwIfCancelled(options.signal)
      throwIfCancelled(stopping.signal)
      stopping.signal.addEventListener('abort', () => duck.connection.interrupt())
      return fill({ ...file, duck }, raw, '')
    })
    .catch((error: unknown) => lakeError(error, `reading ${intake.name}`))
  try {
    const survey = await look((bytes) => options.progress?.at(bytes))
    if (survey.fault !== undefined) stopping.abort()
    return { survey, outcome: await filling }
  } catch (error) {
    stopping.abort()
    await filling
    throw error
  }
}

/** Makes the staging table. @returns its rows */
async function fill(stage: Stage, raw: RawRows, filter: string): Promise<number> {
  const [made] = await stage.duck.rows(creation(stage, raw, filter), `reading ${stage.intake.name}`)
  return Number(made?.['Count'])
}

/** Two questions, as the engine answers each from what it knows of a column. */
async function allUsable({ duck, table }: Stage): Promise<boolean> {
  const [row] = await duck.rows(
    `SELECT EXISTS (FROM ${table} WHERE time IS NULL) OR EXISTS (FROM ${table} WHERE handle IS NULL) AS lacking`,
    'counting',
  )
  return row?.['lacking'] === false
}

/** Loads a clean spool: rows that are no posts after all go to the rejects with their reason. */
async function stageSpool(
  stage: Stage,
  from: RawRows,
  spooled: number,
  rejects: RejectSpool,
): Promise<Pick<Staged, 'rows' | 'rejected' | 'rejects'>> {
  const { duck, intake } = stage
  const rows = await fill(stage, from, goodRows)
  const semantic =
    rows === spooled
      ? undefined
      : `SELECT CAST(line AS BIGINT) AS line, CAST(byte_at AS BIGINT) AS byte_at, CAST(byte_size AS BIGINT) AS byte_size, ${rejection} AS reason FROM ${normalised(from.sql, from)}`
  const kept = await rejectsTable(duck, `rejects_${stage.index}`, rejects, semantic, intake.path)
  if (rows + kept.count !== spooled + rejects.rows) {
    throw new LakeError(
      'bad-file',
      `reading ${intake.name}: ${spooled + rejects.rows} rows went in and ${rows + kept.count} came out`,
    )
  }
  return { rows, rejected: kept.count, rejects: kept }
}

async function noRejects(stage: Stage): Promise<Rejects> {
  return rejectsTable(stage.duck, `rejects_${stage.index}`, undefined, undefined, stage.intake.path)
}

function checkedMap(intake: Intake, header: readonly string[], map: ColumnMap): TablePreset {
  const preset = mapTable(map)
  const keys = new Set(header.map((name) => name.trim().toLowerCase()))
  const missing = preset.needs.find((names) => !names.some((name) => keys.has(name)))
  if (missing === undefined) return preset
  throw new LakeError(
    'unknown-columns',
    `${intake.name}: the map names column ${missing.join(' or ')}, which the file does not have; found ${header.slice(0, 20).join(', ')}`,
  )
}

/** The header's cells and the delimiter that gives most of them. */
async function headerOf(intake: Intake): Promise<{ header: readonly string[]; delimiter: string }> {
  const window = await Window.over(intake.path)
  try {
    const candidates = [',', ';', '\t', '|'].map((delimiter) => {
      const scan = new RecordScan(delimiter.charCodeAt(0))
      const outcome = scan.run(window.bytes, window.from, window.to, window.ended)
      return { delimiter, columns: outcome === 'record' ? scan.columns : 0, end: scan.end }
    })
    const best = candidates.reduce((a, b) => (b.columns > a.columns ? b : a))
    if (best.columns < 2 || best.columns > limits.columns) {
      throw new LakeError('unknown-columns', `${intake.name}: the first line is no header of a table`, {
        hint: 'the first line must name the columns, parted by commas, semicolons or tabs',
      })
    }
    const text = window.bytes.toString('utf8', window.from, best.end)
    return { header: csvCells(text, best.delimiter).map((cell) => cell.trim()), delimiter: best.delimiter }
  } finally {
    await window.close()
  }
}

async function stageParquet(stage: Stage): Promise<Staged> {
  const { duck, intake, table, options } = stage
  const file = literal(intake.path)
  const found = await parquetColumns(duck, intake)
  const header = found.map(({ name }) => name)
  const preset =
    options.map === undefined
      ? tablePresetFor(intake.name, header, options.preset)
      : checkedMap(intake, header, options.map)
  const made = rawFieldsFrom(preset, header, (at) => found[at]!.text)
  const raw: RawRows = {
    sql: `(SELECT file_row_number + 1 AS line, ${made.sql} FROM read_parquet(${file}, file_row_number = true, binary_as_string = true))`,
    has: made.has,
    time: preset.time,
  }
  const usable = await fill(stage, raw, goodRows)
  const sha256 = intake.sha256 ?? (await hashFile(intake.path, options.signal))
  const shown = `CAST(to_json(struct_pack(${[...made.has].map((field) => `${field} := raw_${field}`).join(', ')})) AS VARCHAR)`
  const semantic = `SELECT line, NULL::BIGINT AS byte_at, NULL::BIGINT AS byte_size, ${rejection} AS reason, ${shown} AS raw FROM ${normalised(raw.sql, raw)}`
  const [total] = await duck.rows(`SELECT count(*) AS n FROM read_parquet(${file})`, 'counting')
  const rejects = await rejectsTable(
    duck,
    `rejects_${stage.index}`,
    undefined,
    Number(total?.['n']) === usable ? undefined : semantic,
    undefined,
  )
  return {
    table,
    name: intake.name,
    sha256,
    preset: preset.name,
    has: tableColumns(stage, raw),
    rows: usable,
    rejected: rejects.count,
    rejects,
  }
}

async function stageJson(stage: Stage): Promise<Staged> {
  const { intake, options } = stage
  const read = intake.format === 'json' ? readJsonDocument : readJsonLines
  const preset: RecordPreset & { readonly time?: TimeFormat | undefined } =
    options.map === undefined ? await sniffRecords(stage, read) : mapRecords(options.map)
  const seen = new Set<RawField>()
  const spool = new SpoolWriter(join(options.spool, `clean-${stage.index}`))
  const rejects = new RejectSpool(join(options.spool, `rejects-${stage.index}`))
  options.progress?.start(`reading ${intake.name}`, intake.bytes, 'bytes')
  try {
    await read(
      intake.path,
      {
        record(record, place, context) {
          const row = preset.flatten(record, context)
          if ('refused' in row) {
            rejects.add(place, row.refused)
            return
          }
          let line = `${place.line},${place.offset},${place.length}`
          for (const field of rawFields) {
            const value = row[field]
            line += ','
            if (value === undefined) continue
            seen.add(field)
            line += spoolCell(value)
          }
          spool.text(`${line}\n`)
          spool.rows++
        },
        reject: (place: Place, reason: string) => rejects.add(place, reason),
      },
      options.signal,
      (bytes) => options.progress?.at(bytes),
    )
  } finally {
    spool.close()
    rejects.close()
    options.progress?.done()
  }
  const from: RawRows = {
    sql: readCsv(spool.path, [...placeColumns, ...rawFields.map((field) => `raw_${field}`)], ',', false),
    has: new Set(rawFields.filter((field) => seen.has(field) || field === 'account' || field === 'time')),
    time: 'time' in preset ? preset.time : undefined,
  }
  const sha256 = intake.sha256 ?? (await hashFile(intake.path, options.signal))
  return {
    table: stage.table,
    name: intake.name,
    sha256,
    preset: preset.name,
    has: tableColumns(stage, from),
    ...(await stageSpool(stage, from, spool.rows, rejects)),
  }
}

async function sniffRecords(stage: Stage, read: typeof readJsonLines): Promise<RecordPreset> {
  const { intake, options } = stage
  const seen: JsonObject[] = []
  let looked = 0
  await read(
    intake.path,
    {
      record: (record) => {
        seen.push(record)
        looked++
      },
      reject: () => {
        looked++
      },
      enough: () => seen.length >= 20 || looked >= 1000,
    },
    options.signal,
  )
  return recordPresetFor(intake.name, seen, options.preset)
}
