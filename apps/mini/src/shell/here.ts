import Taro from '@tarojs/taro'
import { toGcj02 } from '@yunxuan/domain'

/** A point as Chinese maps read it (GCJ-02). */
export interface Here {
  lat: number
  lng: number
}

const longestMs = 10_000

/** Asks the phone where it is; undefined where it may not or cannot say. */
export function askHere(): Promise<Here | undefined> {
  return process.env.TARO_ENV === 'h5' ? askBrowser() : askWechat()
}

async function askWechat(): Promise<Here | undefined> {
  const found = await Taro.getLocation({ type: 'gcj02' }).catch(() => undefined)
  return found && { lat: found.latitude, lng: found.longitude }
}

function askBrowser(): Promise<Here | undefined> {
  return new Promise(resolve => {
    const found = ({ coords }: GeolocationPosition) => resolve(toGcj02(coords.latitude, coords.longitude))
    // Browsers on plain http know no place at all.
    if (!('geolocation' in navigator)) resolve(undefined)
    else
      navigator.geolocation.getCurrentPosition(found, () => resolve(undefined), {
        timeout: longestMs,
        maximumAge: 60_000,
      })
  })
}
