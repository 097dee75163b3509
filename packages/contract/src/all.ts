import { authEndpoints } from './auth.ts'
import { bookingEndpoints, waitlistEndpoints } from './booking.ts'
import { callEndpoints } from './call.ts'
import { deskEndpoints } from './desk.ts'
import type { InputOf, ReplyOf } from './endpoint.ts'
import { importEndpoints } from './import.ts'
import { memberEndpoints } from './member.ts'
import { publishEndpoints } from './publish.ts'
import { ratingEndpoints } from './rating.ts'
import { roleEndpoints } from './role.ts'
import { serviceEndpoints } from './service.ts'
import { streetEndpoints } from './street.ts'

/** Every endpoint by its key. */
export const allEndpoints = {
  ...streetEndpoints,
  ...serviceEndpoints,
  ...bookingEndpoints,
  ...waitlistEndpoints,
  ...memberEndpoints,
  ...authEndpoints,
  ...deskEndpoints,
  ...callEndpoints,
  ...publishEndpoints,
  ...importEndpoints,
  ...roleEndpoints,
  ...ratingEndpoints,
}

export type Endpoints = typeof allEndpoints
export type EndpointKey = keyof Endpoints
export type Input<K extends EndpointKey> = InputOf<Endpoints[K]>
export type Reply<K extends EndpointKey> = ReplyOf<Endpoints[K]>
