import Taro, { useRouter } from '@tarojs/taro'
import type { PageName, TabName } from '../pages.ts'
import { pastSheets, stepsToHome } from './back.ts'
import { leaveOnce } from './leave.ts'
import { say } from './say.ts'
import { visitedIn } from './street.ts'

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
  leaveOnce(() => Taro.navigateTo({ url: pageUrl(page, { ...visit(), ...params }) }))
}

/** In a browser Back leads to the tab before, and from home away; WeChat's Back leaves from every tab. */
export function openTab(tab: TabName): void {
  const url = `/tabs/${tab}`
  const steps = process.env.TARO_ENV === 'h5' ? stepsToHome() : 0
  const isFromTab = /^\/?tabs\//.test(Taro.getCurrentInstance().router?.path ?? '')
  pastSheets(() => {
    if (tab === 'home' && steps > 0) return window.history.go(-steps)
    if (process.env.TARO_ENV === 'h5' && isFromTab) return Taro.navigateTo({ url })
    return Taro.switchTab({ url })
  })
}

/** Shows another page in this one's place: back leads past it. */
export function replacePage(page: PageName, params: Params = {}): void {
  leaveOnce(() => Taro.redirectTo({ url: pageUrl(page, { ...visit(), ...params }) }))
}

/** Who looks at another street's thing stays in that street from page to page, until a tab leads home. */
function visit(): Params {
  const street = visitedIn(Taro.getCurrentInstance().router?.params)
  return street === undefined ? {} : { street }
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
