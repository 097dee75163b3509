import Taro from '@tarojs/taro'
import { askHere, type Here } from '../../shell/here.ts'
import { remembered } from '../../shell/remembered.ts'

const wasAsked = remembered('position-asked', stored => stored === true)

/** One more sign of presence where somebody grants it: the question is put once in the life of this phone. */
export async function grantedPosition(): Promise<Here | undefined> {
  if (wasAsked.get() && !(await isGranted())) return undefined
  wasAsked.set(true)
  return askHere()
}

async function isGranted(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'h5') {
    const { authSetting } = await Taro.getSetting()
    return authSetting['scope.userLocation'] === true
  }
  const answer = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined)
  return answer?.state === 'granted'
}
