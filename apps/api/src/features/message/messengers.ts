import type { Config } from '../../platform/config.ts'
import type { WeChat } from '../account/wechat.ts'
import type { Messengers } from './messenger.ts'
import { sendingBySms } from './sms-message.ts'
import { sendingByWechat } from './wechat-message.ts'

/** Returns what sends outside the app, by what is set up; without settings nothing leaves it. */
export function messengersOf(config: Config, wechat: WeChat, clock: () => Date): Messengers {
  const template = config.wechat?.template
  return {
    ...(template === undefined ? {} : { wechat: sendingByWechat(wechat, template) }),
    ...(config.sms === undefined ? {} : { sms: sendingBySms(config.sms, clock) }),
  }
}
