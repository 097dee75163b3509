import type { FastifyBaseLogger } from 'fastify'
import type { WeChat } from '../features/account/wechat.ts'
import type { TakeScan } from '../features/attendance/scan.service.ts'
import type { TakePlaces } from '../features/booking/place-ask.ts'
import type { EndVolunteering } from '../features/member/end-volunteering.ts'
import type { Messengers } from '../features/message/messenger.ts'
import type { Catalogue } from '../features/service/catalogue.ts'
import type { CallerLookup, Token } from './caller.ts'
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { AskFinders, AskPublic } from './finding.ts'
import type { MadeReply } from './serve.ts'
import type { AskWaiting } from './waiting.ts'

/** What every feature may need, made once at the start; nothing here is lost when another instance answers. */
export interface Deps {
  config: Config
  db: Db
  /** The time of a request; tests fix it. */
  clock: () => Date
  log: FastifyBaseLogger
  findCaller: CallerLookup
  /** Returns a signed access token of 15 minutes. */
  signAccess: (token: Token) => string
  /** The one way to take places of a slot. */
  takePlaces: TakePlaces
  /** The one way to check in by the code on a leader's screen. */
  takeScan: TakeScan
  /** Ends whatever a person has to do with volunteering. */
  endVolunteering: EndVolunteering
  /** What somebody finds by a word, of every feature. */
  askFinders: AskFinders
  /** What everybody may find by a word, of every feature. */
  askPublic: AskPublic
  /** What waits for somebody, of every feature. */
  askWaiting: AskWaiting
  wechat: WeChat
  /** What sends outside the app. */
  messengers: Messengers
  /** Replies of the public catalogue, made once and sent while they are true. */
  catalogue: Catalogue<MadeReply>
}
