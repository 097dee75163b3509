import { type Refusal, wrongField } from './refuse.ts'

/** Returns the opaque cursor of a keyset. */
export function toCursor(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Returns the parts of a cursor; refuses one that was not made here. */
export function fromCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === length && parts.every(isPart)) return parts
  } catch {
    // Falls through to the refusal below.
  }
  throw wrongCursor()
}

/** Returns the refusal of a cursor that was not made here. */
export function wrongCursor(): Refusal {
  return wrongField('cursor', '翻页标记不对，请从第一页看起')
}

/** Returns the place of a cursor in a list by time. */
export function fromTimeCursor(cursor: string): { at: string; id: string } {
  const [at, id] = fromCursor(cursor, 2)
  return { at: String(at), id: String(id) }
}

/** Returns a page of what was asked for with one more than fits, and the cursor of its last item. */
export function toPage<T>(
  found: readonly T[],
  limit: number,
  keyset: (item: T) => readonly (string | number | null)[],
): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last !== undefined ? toCursor(keyset(last)) : null }
}

function isPart(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}
