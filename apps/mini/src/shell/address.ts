import Taro, { useRouter } from '@tarojs/taro'

type Params = Record<string, string | number | boolean | undefined>

/** Returns the address of a page with the parameters that are there. */
export function pageUrl(page: string, params: Params = {}): string {
  const pairs = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? page : `${page}?${pairs.join('&')}`
}

export function openPage(page: string, params: Params = {}): void {
  void Taro.navigateTo({ url: pageUrl(page, params) })
}

/** Shows another page in this one's place: back leads past it. */
export function replacePage(page: string, params: Params = {}): void {
  void Taro.redirectTo({ url: pageUrl(page, params) })
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
