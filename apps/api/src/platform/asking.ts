import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from './caller.ts'
import { within } from './deadline.ts'
import { type Scope, scopeOf } from './scope.ts'

/** What a feature answers to those who hold a role. */
export interface Answering {
  /** What it is called where it gives no answer. */
  name: string
  roles: readonly StaffRole[]
  /** Only those who hold the role for the whole street are answered. */
  isWholeStreet?: true
}

/** Who asks, and how far one of the roles reaches. */
export interface Asking {
  streetId: string
  caller: MemberCaller
  scope: Scope
  now: Date
}

// Whoever waits for all of them waits for none longer.
const withinMs = 2_000

/** Asks each of those that answer the caller; one that fails, or takes too long, takes none of the others along. */
export async function askEach<A extends Answering, T>(
  all: readonly A[],
  caller: MemberCaller,
  ask: (one: A, scope: Scope) => Promise<readonly T[]>,
  ms = withinMs,
): Promise<{ answers: T[]; silent: string[] }> {
  const asked = all
    .map(one => ({ one, scope: scopeOf(caller, one.roles) }))
    .filter(({ one, scope }) => (one.isWholeStreet ? scope.isWholeStreet : reachesAny(scope)))
  const settled = await askAll(asked, ({ one, scope }) => ask(one, scope), ms)
  return {
    answers: settled.flatMap(each => (each.status === 'fulfilled' ? each.value : [])),
    silent: asked.flatMap(({ one }, at) => (settled[at]?.status === 'rejected' ? [one.name] : [])),
  }
}

/** Asks each of all at once, and waits for none longer than for the others. */
export function askAll<A, T>(
  all: readonly A[],
  ask: (one: A) => Promise<readonly T[]>,
  ms = withinMs,
): Promise<PromiseSettledResult<readonly T[]>[]> {
  return Promise.allSettled(all.map(one => within(ms, ask(one), () => {})))
}

function reachesAny({ isWholeStreet, areaIds, organizationIds }: Scope): boolean {
  return isWholeStreet || areaIds.length > 0 || organizationIds.length > 0
}
