import Taro, { useRouter } from '@tarojs/taro'
import { leaveOnce } from './leave.ts'
import { say } from './say.ts'

type Params = Record<string, string | number | boolean | undefined>

/** Returns the address of a page with the parameters that are there. */
export function pageUrl(page: string, params: Params = {}): string {
  const pairs = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`
}

export function openPage(page: string, params: Params = {}): void {
  leaveOnce(() => Taro.navigateTo({ url: pageUrl(page, params) }))
}

/** Shows another page in this one's place: back leads past it. */
export function replacePage(page: string, params: Params = {}): void {
  leaveOnce(() => Taro.redirectTo({ url: pageUrl(page, params) }))
}

/** Opens what is not a page of ours; without a network the browser would put a page of its own in this one's place. */
export function openAddress(url: string, target: '_self' | '_blank'): void {
  if (navigator.onLine) window.open(url, target)
  else say('连不上网络，请过一会儿再点')
}

/** Parameters of this page's address; WeChat gives them as they were encoded. */
export function useParams(): Record<string, string | undefined> {
  const { params } = useRouter()
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)]))
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
