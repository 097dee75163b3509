type Reply = Record<string, unknown>

/** What every asynchronous wx call takes. */
export interface WxCall extends Reply {
  success?: (reply: Reply) => void
  fail?: (reply: Reply) => void
  complete?: (reply: Reply) => void
}

export interface WxRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
}

/** Answers a request instead of a network; throwing means that there is none. */
export type Answer = (request: WxRequest) => Promise<{ status: number; body: string }>

export interface Navigation {
  open: (url: string) => void
  replace: (url: string) => void
  restart: (url: string) => void
  back: () => void
}

export interface WxOptions {
  answer: Answer
  navigation: Navigation
  firstPage: string
  toasts: string[]
  /** What was handed over to the phone: calls, maps, the calendar, the clipboard. */
  called: string[]
  missing: Set<string>
  /** What WeChat's scanner finds; nothing when the person goes back. */
  scanned: () => string | undefined
}

const handedOver = ['makePhoneCall', 'openLocation', 'addPhoneCalendar', 'setClipboardData']

const system = {
  SDKVersion: '3.8.7',
  platform: 'devtools',
  system: 'iOS 16',
  brand: 'iPhone',
  model: 'iPhone 13',
  language: 'zh_CN',
  version: '8.0.50',
  windowWidth: 375,
  windowHeight: 724,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 3,
  statusBarHeight: 44,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}

function later(call: WxCall | undefined, reply: Reply = {}): void {
  const whole = { errMsg: 'ok', ...reply }
  setTimeout(() => {
    call?.success?.(whole)
    call?.complete?.(whole)
  }, 0)
}

/** Ends a call whose work was done while its arguments were read. */
function done(call: WxCall, _work: unknown): void {
  later(call)
}

function scanCode(call: WxCall, found: string | undefined): void {
  if (found !== undefined) later(call, { result: found, scanType: 'QR_CODE' })
  else setTimeout(() => call.fail?.({ errMsg: 'scanCode:fail cancel' }), 0)
}

function request(answer: Answer, call: WxCall): { abort: () => void } {
  let isAborted = false
  const end = (kind: 'success' | 'fail', reply: Reply) => {
    if (isAborted) return
    call[kind]?.(reply)
    call.complete?.(reply)
  }
  const asked: WxRequest = {
    method: typeof call.method === 'string' ? call.method : 'GET',
    url: String(call.url),
    headers: headersOf(call.header),
    body: typeof call.data === 'string' ? call.data : undefined,
  }
  answer(asked).then(
    ({ status, body }) =>
      end('success', { statusCode: status, data: body, header: {}, errMsg: 'request:ok' }),
    (error: unknown) => end('fail', { errMsg: `request:fail ${String(error)}` }),
  )
  return {
    abort() {
      end('fail', { errMsg: 'request:fail abort' })
      isAborted = true
    },
  }
}

function headersOf(header: unknown): Record<string, string> {
  if (typeof header !== 'object' || header === null) return {}
  return Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}

function apisFor(options: WxOptions): Reply {
  const { answer, navigation, firstPage, toasts, called, scanned } = options
  const storage = new Map<string, unknown>()
  const url = (call: WxCall) => String(call.url)
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({}),
    getAppBaseInfo: () => ({ ...system, fontSizeScaleFactor: 1.2 }),
    getSystemInfo: (call: WxCall) => later(call, system),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getMenuButtonBoundingClientRect: () => ({
      top: 48,
      bottom: 80,
      left: 281,
      right: 368,
      width: 87,
      height: 32,
    }),
    getLaunchOptionsSync: () => ({ path: firstPage, scene: 1001, query: {} }),
    getEnterOptionsSync: () => ({ path: firstPage, scene: 1001, query: {} }),
    canIUse: () => true,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    request: (call: WxCall) => request(answer, call),
    navigateTo: (call: WxCall) => done(call, navigation.open(url(call))),
    redirectTo: (call: WxCall) => done(call, navigation.replace(url(call))),
    reLaunch: (call: WxCall) => done(call, navigation.restart(url(call))),
    switchTab: (call: WxCall) => done(call, navigation.restart(url(call))),
    navigateBack: (call: WxCall) => done(call, navigation.back()),
    showToast: (call: WxCall) => done(call, toasts.push(String(call.title))),
    hideToast: (call: WxCall) => later(call),
    setNavigationBarTitle: (call: WxCall) => later(call),
    ...Object.fromEntries(handedOver.map(name => [name, (call: WxCall) => done(call, called.push(name))])),
    scanCode: (call: WxCall) => scanCode(call, scanned()),
    getLocation: (call: WxCall) => later(call, { latitude: 30.65, longitude: 104.09 }),
    login: (call: WxCall) => later(call, { code: 'code-of-wechat' }),
    requestSubscribeMessage: (call: WxCall) => later(call, { [String(call.tmplIds)]: 'accept' }),
    createSelectorQuery: selectorQuery,
    ...listeners(),
  }
}

const heard = [
  'AppShow',
  'AppHide',
  'NetworkStatusChange',
  'WindowResize',
  'ThemeChange',
  'KeyboardHeightChange',
]

function listeners(): Reply {
  return Object.fromEntries(
    heard.flatMap(what => [`on${what}`, `off${what}`]).map(name => [name, () => undefined]),
  )
}

function selectorQuery(): Reply {
  const query: Reply = { exec: (done: (found: null[]) => void) => setTimeout(() => done([null]), 0) }
  for (const step of [
    'in',
    'select',
    'selectAll',
    'selectViewport',
    'fields',
    'boundingClientRect',
    'node',
  ]) {
    query[step] = () => query
  }
  return query
}

/** Taro asks for these two and does without them. */
const optional = ['webpackJsonp', 'cloud']

/** WeChat's global `wx`; whatever is asked of it and not there lands in `missing`. */
export function createWx(options: WxOptions): object {
  const apis = apisFor(options)
  return new Proxy(apis, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name)
      if (!optional.includes(name)) options.missing.add(name)
      return undefined
    },
  })
}
