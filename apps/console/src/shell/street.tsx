import type { Member, Street } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import { createContext, useContext } from 'react'
import type { Permission } from '../access.ts'
import type { SeenSection } from '../menu.ts'

export interface Workplace {
  streetId: string
  street: Street
  me: Member
  roles: readonly StaffRole[]
  may: (permission: Permission) => boolean
  menu: readonly SeenSection[]
  /** How the menu calls the screen at an address. */
  titleOf: (path: string) => string
}

const Context = createContext<Workplace | null>(null)
export const WorkplaceProvider = Context.Provider

/** Returns the street this person works in and what they may do there. */
export function useWorkplace(): Workplace {
  const workplace = useContext(Context)
  if (workplace === null) throw new Error('a screen outside the shell has no street')
  return workplace
}
