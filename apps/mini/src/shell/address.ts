import Taro, { useRouter } from '@tarojs/taro'
import type { PageName, TabName } from '../pages.ts'
import { leaveOnce } from './leave.ts'
import { say } from './say.ts'

type Params = Record<string, string | number | boolean | undefined>

/** Returns the address of a page with the parameters that are there. */
export function pageUrl(page: PageName, params: Params = {}): string {
  const pairs = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  const address = `/features/${page.replace('/', '/pages/')}`
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`
}

export function openPage(page: PageName, params: Params = {}): void {
  leaveOnce(() => Taro.navigateTo({ url: pageUrl(page, params) }))
}

export function openTab(tab: TabName): void {
  void Taro.switchTab({ url: `/tabs/${tab}` })
}

/** Shows another page in this one's place: back leads past it. */
export function replacePage(page: PageName, params: Params = {}): void {
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
