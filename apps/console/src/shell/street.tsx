import type { Member, Street } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import { createContext, useContext } from 'react'
import { maySee, type Screen } from '../access.ts'

export interface Workplace {
  streetId: string
  street: Street
  me: Member
  roles: readonly StaffRole[]
  may: (screen: Screen) => boolean
}

const Context = createContext<Workplace | null>(null)
export const WorkplaceProvider = Context.Provider

export function workplaceOf(street: Street, me: Member): Workplace {
  const roles = [...new Set(me.roles.map(grant => grant.role))]
  return { streetId: street.id, street, me, roles, may: screen => maySee(me.roles, screen) }
}

/** Returns the street this person works in and what they may do there. */
export function useWorkplace(): Workplace {
  const workplace = useContext(Context)
  if (workplace === null) throw new Error('a screen outside the shell has no street')
  return workplace
}
