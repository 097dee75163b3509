import type { MessageSettings } from '@yunxuan/contract'
import { maskPhone, mayAskForGrant } from '@yunxuan/domain'
import type { Deps } from '../../platform/deps.ts'
import type { Serving } from '../../platform/serve.ts'
import { type ChosenRow, findChosen, insertGrant, noteRefusal, putSettings } from './message.store.ts'

export function bindMessage(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/me/message-settings',
    async ({ db, deps, params: { streetId }, caller, now }) =>
      presentSettings(deps, await findChosen(db, { streetId, memberId: caller.member.id }), now),
  )

  on.write(
    'PUT /v1/streets/:streetId/me/message-settings',
    async ({ tx, deps, params: { streetId }, body, caller, now }) => {
      const of = { streetId, memberId: caller.member.id }
      await putSettings(tx, of, body, now)
      return presentSettings(deps, await findChosen(tx, of), now)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/me/wechat-grants',
    async ({ tx, params: { streetId }, body, caller, now }) => {
      const of = { streetId, memberId: caller.member.id }
      await (body.accepted ? insertGrant(tx, of, now) : noteRefusal(tx, of, now))
      return null
    },
  )
}

function presentSettings(
  { config }: Pick<Deps, 'config'>,
  { settings, refusedAt, grants, phone }: ChosenRow,
  now: Date,
): MessageSettings {
  const { reminders, offers, news, sms, quiet } = settings
  const templateId = config.wechat?.template?.id
  return {
    reminders,
    offers,
    news,
    sms,
    quiet,
    wechat: templateId === undefined ? null : { templateId, mayAsk: mayAskForGrant(refusedAt, now), grants },
    smsTo: config.sms === undefined || phone === null ? null : maskPhone(phone),
  }
}
