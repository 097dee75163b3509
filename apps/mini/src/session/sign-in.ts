import Taro from '@tarojs/taro'
import { api } from '../api.ts'
import { forgetHeard } from '../features/attendance/this-phone.ts'
import { queries } from '../queries.ts'
import { forgetSeenOfOthers } from '../shell/last-seen.ts'
import { unreadNotices } from '../shell/unread.ts'
import { unanswered } from '../writes/unanswered.ts'
import { forgetSession, keepSession } from './session.ts'

/** Signs in with the code that WeChat gives this mini-program; each code works once. */
export async function signInByWechat(): Promise<void> {
  const { code } = await Taro.login()
  keepSession(await api('POST /v1/auth/wechat', { body: { code } }))
  await queries.invalidateQueries()
}

/** Signs in as a sample person, while the demo is on. */
export async function signInAsSample(personId: string, streetId: string | undefined): Promise<void> {
  keepSession(await api('POST /v1/demo/sessions', { body: { personId, ...(streetId ? { streetId } : {}) } }))
  await queries.invalidateQueries()
}

/** Ends the session on this phone even where the API cannot be reached. */
export async function signOut(): Promise<void> {
  await api('POST /v1/auth/sign-out', { body: {} }).catch(() => undefined)
  forgetSession()
  unanswered.forgetOthers(undefined, Date.now())
  forgetSeenOfOthers(undefined)
  forgetHeard()
  unreadNotices.set(0)
  queries.clear()
}
