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
  'note-streets-due',
  'redemption-over',
  'role-member-elsewhere',
  'sign-in-workplaces',
  'signup-calls-due',
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
  const isOfOneStreet = [...comparisons(tree)].some(one => one.isGiven)
  if (asks.length > 0 && !isOfOneStreet) {
    if (name === undefined || !everyStreet.has(name)) faults.push('names no street')
    if (hasLock(tree)) faults.push('locks in every street')
    return faults
  }
  if (everyStreet.has(name ?? '')) faults.push('names a street, and is listed as one that asks all')
  if ([...comparisons(tree)].some(one => !one.isGiven)) faults.push('compares street_id with a column')
  for (const { query, tables } of asks) {
    const given = new Set([...comparisons(query)].filter(one => one.isGiven).map(one => one.of))
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

/** Every comparison of a street_id by `=`: of which table, and whether it is with a parameter or with a column. */
function* comparisons(tree: unknown): Generator<{ of: string; isGiven: boolean }> {
  for (const one of find(tree, 'A_Expr')) {
    const [left, right] = [one.lexpr, one.rexpr]
    const isEqual = JSON.stringify(one.name).includes('"="')
    const [street, other] = isStreetId(left) ? [left, right] : [right, left]
    if (!isEqual || !isStreetId(street)) continue
    const isGiven = [...find({ other }, 'ParamRef')].length > 0
    if (isGiven || [...find({ other }, 'ColumnRef')].length > 0) yield { of: ownerOf(street), isGiven }
  }
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
