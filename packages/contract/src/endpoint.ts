import type { StaffRole } from '@yunxuan/domain'
import type { Static, TObject, TSchema } from 'typebox'
import type { RefusalCode } from './refusal.ts'

/**
 * Who may call an endpoint. `public`: anybody, and whoever is signed in is known;
 * `account`: signed in; `member`: a person of the street in the path;
 * roles: holding one of them in that street, signed in to the console (the area is checked where the thing is known).
 */
export type Access = 'public' | 'account' | 'member' | { roles: readonly StaffRole[] }

/** Whoever keeps services, activities and the desk; a provider within their own organization. */
export const keepers = { roles: ['provider', 'coordinator', 'administrator'] } as const

/** Whoever looks after the people of an area. */
export const coordinators = { roles: ['coordinator', 'administrator'] } as const

/** Whoever may be the second person that decides. */
export const deciders = { roles: ['coordinator', 'reviewer', 'administrator'] } as const

/** Whoever reads what others publish, and may revoke it. */
export const reviewers = { roles: ['reviewer', 'administrator'] } as const

/** Whoever works on matters; each of them only on what theirs is to keep. */
export const matterStaff = { roles: ['coordinator', 'liaison', 'reviewer', 'administrator'] } as const

/** Whoever keeps, for the whole street, who speaks for an organization. */
export const delegateKeepers = { roles: ['coordinator', 'liaison', 'administrator'] } as const

/** Whoever writes, receives or reads what is offered: everybody who holds a role but those who keep contact alone. */
export const offerStaff = { roles: ['provider', 'coordinator', 'reviewer', 'administrator'] } as const

/** Everybody who holds a role. */
export const anyStaff = {
  roles: ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'],
} as const

/** One endpoint, said once: the server binds it, clients and tests call it, OpenAPI shows it. */
export interface Endpoint {
  summary: string
  access: Access
  params?: TObject
  query?: TObject
  body?: TSchema
  /** The request may come without a body. */
  bodyOptional?: true
  /** The request is a multipart form with one file. */
  upload?: true
  /** Every row of a street is read for it: a large one takes minutes. */
  isLong?: true
  reply: TSchema
  status?: 200 | 201 | 202 | 204
  refusals: readonly RefusalCode[]
}

/** Keeps the exact type of a set of endpoints. */
export const endpoints = <const E extends Record<string, Endpoint>>(set: E): E => set

type Part<E, K extends 'params' | 'query' | 'body'> = E extends { [P in K]: infer S extends TSchema }
  ? { [P in K]: Static<S> }
  : unknown

/** What a caller gives. */
export type InputOf<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>

/** What a caller gets. */
export type ReplyOf<E> = E extends { reply: infer S extends TSchema } ? Static<S> : never
