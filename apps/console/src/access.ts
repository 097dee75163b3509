import type { Member } from '@yunxuan/contract'
import { access } from './features.ts'
import type { Access } from './screen.ts'

export type Permission = keyof typeof access

/** Decides whether somebody with these grants may see or do something; the server decides again. */
export function maySee(grants: readonly Member['roles'][number][], permission: Permission): boolean {
  const { roles, isWholeStreet }: Access = access[permission]
  return grants.some(
    ({ role, areaId }) => roles.includes(role) && (areaId === null || isWholeStreet !== true),
  )
}
