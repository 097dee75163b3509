import Taro from '@tarojs/taro'
import { say } from './say.ts'

/** Puts words where they can be pasted from, and says so. */
export async function copy(data: string, said = '复制好了'): Promise<void> {
  await Taro.setClipboardData({ data })
  say(said)
}
