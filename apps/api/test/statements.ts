import { parse } from 'libpg-query'

/** A question as it is sent to the database. */
export interface Statement {
  name: string | undefined
  text: string
}

/** What is no street's own: such tables are on every machine, or on one alone. */
const global = ['account', 'attempt', 'credential', 'failed_sign_in', 'guess', 'session', 'street']

/**
 * What asks every street at once, by its name: what runs in the background finds the streets that have something to
 * do, and whoever signs in finds where. None of them locks what it reads.
 */
const everyStreet = new Set([
  'birth-streets',
  'booking-unanswered',
  'chain-streets',
  'idempotency-clean',
  'import-file-clean',
  'listing-streets-behind',
  'matter-streets',
  'message-clean',
  'message-streets-due',
  'note-streets-due',
  'waiting-note-streets',
  'picture-streets',
  'redemption-over',
  'reminder-clean',
  'role-member-elsewhere',
  'sign-in-workplaces',
  'signup-calls-due',
  'slot-news-due',
  'street-list-own',
  'waitlist-expired-slots',
])

type Tree = Readonly<Record<string, unknown>>

/** Returns why a statement would fail or crawl once the streets are on several machines; nothing where it would not. */
export async function faultsOf({ name, text }: Statement): Promise<string[]> {
  const tree = await parse(text)
  const faults = [...find(tree, 'returningClause')].flatMap(returning =>
    [...find(returning, 'FuncCall')].map(() => 'computes in its returning'),
  )
  const queries = [...queriesIn(tree)].map(query => ({ query, tables: tablesOf(query, withNames(tree)) }))
  const asks = queries.filter(({ tables }) => tables.length > 0)
  const isOfOneStreet = [...comparisons(tree)].some(one => one.number !== undefined)
  if (asks.length > 0 && !isOfOneStreet) {
    if (name === undefined || !everyStreet.has(name)) faults.push('names no street')
    if (hasLock(tree)) faults.push('locks in every street')
    return faults
  }
  if (everyStreet.has(name ?? '')) faults.push('names a street, and is listed as one that asks all')
  const numbers = new Set([...comparisons(tree)].flatMap(one => one.number ?? []))
  if (numbers.size > 1) faults.push('asks two streets')
  if ([...comparisons(tree)].some(one => one.number === undefined)) {
    faults.push('compares street_id with a column')
  }
  for (const { query, tables } of asks) {
    const given = new Set([...sure(query)].filter(one => one.number !== undefined).map(one => one.of))
    for (const table of tables) {
      const isAlone = tables.length === 1 && given.has('')
      if (!given.has(table) && !isAlone && !asksForWords(query, table)) {
        faults.push(`does not say of which street ${table} is`)
      }
    }
    if (query.lockingClause !== undefined && isOuterJoin(query)) faults.push('locks under an outer join')
  }
  return faults
}

/** Every tree under a key, at whatever depth. */
function* find(tree: unknown, key: string): Generator<Tree> {
  if (!isTree(tree)) return
  for (const [at, below] of Object.entries(tree)) {
    if (at === key && isTree(below)) yield below
    yield* find(below, key)
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}

/** Every part of a statement that reads tables: selects at any depth, updates and deletes. */
function* queriesIn(tree: unknown): Generator<Tree> {
  if (!isTree(tree)) return
  if ('fromClause' in tree || 'usingClause' in tree || ('relation' in tree && !isInsert(tree))) yield tree
  for (const below of Object.values(tree)) yield* queriesIn(below)
}

function isInsert(tree: Tree): boolean {
  return 'cols' in tree || 'override' in tree
}

/** The names by which a part calls the tables of streets that it reads. */
function tablesOf(query: Tree, temporary: ReadonlySet<string>): string[] {
  const own = isInsert(query) ? [] : [{ RangeVar: query.relation }]
  return [...own, query.fromClause, query.usingClause]
    .flatMap(from => [...rangesIn(from)])
    .flatMap(range => {
      const table = String(range.relname)
      const isOther = global.includes(table) || temporary.has(table) || table.startsWith('pg_')
      if (isOther || range.schemaname !== undefined) return []
      return [isTree(range.alias) ? String(range.alias.aliasname) : table]
    })
}

/** The tables that stand side by side in a from, without those of the selects in it. */
function* rangesIn(from: unknown): Generator<Tree> {
  if (!isTree(from)) return
  if (isTree(from.RangeVar)) yield from.RangeVar
  const joined = isTree(from.JoinExpr) ? [from.JoinExpr.larg, from.JoinExpr.rarg] : []
  const sides = Array.isArray(from) ? from : joined
  for (const side of sides) yield* rangesIn(side)
}

interface Comparison {
  /** The table whose street_id it is, as the statement calls it. */
  of: string
  /** Which parameter it is compared with; none where it is a column, or something computed. */
  number: number | undefined
}

/** Every comparison of a street_id by `=`, wherever it stands. */
function* comparisons(tree: unknown): Generator<Comparison> {
  for (const one of find(tree, 'A_Expr')) yield* comparisonOf(one)
}

function* comparisonOf(one: Tree): Generator<Comparison> {
  const [left, right] = [one.lexpr, one.rexpr]
  const isEqual = one.kind === 'AEXPR_OP' && JSON.stringify(one.name).includes('"="')
  const [street, other] = isStreetId(left) ? [left, right] : [right, left]
  if (isEqual && isStreetId(street)) yield { of: ownerOf(street), number: parameterOf(other) }
}

/** The comparisons that hold for every row of a part: those of its own conditions that are joined by nothing but `and`. */
function* sure(query: Tree): Generator<Comparison> {
  yield* allOf(query.whereClause)
  for (const from of [query.fromClause, query.usingClause]) {
    for (const join of joinsIn(from)) yield* allOf(join.quals)
  }
}

function* allOf(condition: unknown): Generator<Comparison> {
  if (!isTree(condition)) return
  if (isTree(condition.A_Expr)) yield* comparisonOf(condition.A_Expr)
  if (!isTree(condition.BoolExpr) || condition.BoolExpr.boolop !== 'AND_EXPR') return
  for (const one of Array.isArray(condition.BoolExpr.args) ? condition.BoolExpr.args : []) yield* allOf(one)
}

function* joinsIn(from: unknown): Generator<Tree> {
  if (!isTree(from)) return
  if (Array.isArray(from)) for (const side of from) yield* joinsIn(side)
  if (!isTree(from.JoinExpr)) return
  yield from.JoinExpr
  yield* joinsIn(from.JoinExpr.larg)
  yield* joinsIn(from.JoinExpr.rarg)
}

/** The number of a parameter that stands alone, or as another type. */
function parameterOf(side: unknown): number | undefined {
  if (!isTree(side)) return undefined
  if (isTree(side.TypeCast)) return parameterOf(side.TypeCast.arg)
  return isTree(side.ParamRef) ? Number(side.ParamRef.number) : undefined
}

const columnPath = (column: unknown): string[] =>
  [...find(column, 'String')].flatMap(part => (typeof part.sval === 'string' ? [part.sval] : []))

function isStreetId(side: unknown): boolean {
  return isTree(side) && isTree(side.ColumnRef) && columnPath(side).at(-1) === 'street_id'
}

function ownerOf(column: unknown): string {
  return columnPath(column).at(-2) ?? ''
}

function withNames(tree: unknown): ReadonlySet<string> {
  return new Set([...find(tree, 'CommonTableExpr')].map(one => String(one.ctename)))
}

/** A question for words says of which street they are: each word of the index begins with its street. */
function asksForWords(query: Tree, table: string): boolean {
  return [...find(query, 'A_Expr')].some(
    one => JSON.stringify(one.name).includes('"@@"') && columnPath(one.lexpr).join('.') === `${table}.search`,
  )
}

function hasLock(tree: unknown): boolean {
  return [...find(tree, 'lockingClause')].length > 0
}

function isOuterJoin(query: Tree): boolean {
  return [...find(query.fromClause, 'JoinExpr')].some(join => join.jointype !== 'JOIN_INNER')
}
