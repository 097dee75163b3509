import type { CellError as SaidError, ServiceEdit } from '@yunxuan/contract'
import type { Place, ServiceStatus } from '@yunxuan/domain'

/** What is wrong with one cell. */
export interface CellError extends SaidError {
  /** A word that is in no list, and the list. */
  unknown?: { word: string; list: readonly string[] }
}

/** What is in the street already, as far as the file speaks of it. */
export interface ImportFacts {
  now: Date
  today: string
  deskPhone: string
  brands: ReadonlyMap<string, string>
  organizations: ReadonlyMap<string, string>
  locations: ReadonlyMap<string, { id: string; areaIds: string[] }>
  areas: ReadonlyMap<string, string>
  services: readonly KnownService[]
  slots: readonly KnownSlot[]
  /** Whether the importer may keep a service there. */
  mayKeep: (place: Place) => boolean
}

export interface KnownService {
  id: string
  importKey: string | null
  status: ServiceStatus
  version: number
  /** Where it stands now, which the file may want to change. */
  place: Place
  edit: ServiceEdit
}

export interface KnownSlot {
  id: string
  serviceId: string
  startsAt: Date
  endsAt: Date
  /** Its own place; null for the service's usual one. */
  locationId: string | null
  room: string
  places: number
  taken: number
  held: number
}

export type What = 'added' | 'changed' | 'same'

/** A service as the file wants it. */
export interface PlannedService {
  sheet: string
  row: number
  /** The number the file gives it, for slots to refer to. */
  number: string
  id: string
  importKey: string
  what: What
  edit: ServiceEdit
  status: ServiceStatus
  /** The service as it is there already; null when it is new. */
  before: KnownService | null
  /** Headings of the cells that empty what is there. */
  cleared: string[]
  names: { brand: string; organization: string; location: string }
}

/** A slot as the file wants it. */
export interface PlannedSlotRow {
  sheet: string
  row: number
  id: string
  serviceId: string
  title: string
  what: What
  startsAt: Date
  endsAt: Date
  places: number
  /** Its own place; null for the service's usual one. */
  locationId: string | null
  /** The place to which it is moved, by name; null where it stays. */
  movedTo: string | null
  room: string
}

/** All that a file would do; it may be done only when nothing is wrong. */
export interface ImportPlan {
  services: PlannedService[]
  slots: PlannedSlotRow[]
  /** How many rows the file has under its headings. */
  rows: number
  errors: CellError[]
}

/** Returns the stable key of a service: the number the file gives it, or else its name and organization. */
export function importKeyOf(number: string, title: string, organization: string): string {
  return number === '' ? `名称:${title}/${organization}` : `编号:${number}`
}
