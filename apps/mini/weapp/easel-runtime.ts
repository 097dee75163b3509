import { CurrentWindowBackendContext, Event as EaselEvent, globalOptions } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { EaselPackage } from './easel-package.ts'
import { createWx } from './wx.ts'

declare global {
  interface Window {
    easelPackage: EaselPackage
    easelTemplates: Record<string, unknown>
    openPage: (url: string) => void
  }
}

// Casts to `never` below hand over values that glass-easel's public types do not describe.

/** glass-easel's own const enum, which a bundler that reads one file at a time cannot see. */
const [bubbles, noDefault] = [0, 1]

type Definition = Record<string, unknown>

/** Browser names that a phone's mini-program has not; the package's code must not see them. */
const absent =
  'window document self location navigator localStorage history XMLHttpRequest WebSocket fetch AbortController Headers Request Response FormData URL URLSearchParams Blob requestAnimationFrame Event CustomEvent HTMLElement Element Node MessageChannel TextEncoder TextDecoder crypto performance queueMicrotask structuredClone process'.split(
    ' ',
  )

const pack = window.easelPackage
const template = (name: string) => ({
  groupList: window.easelTemplates,
  content: window.easelTemplates[name],
})
globalOptions.throwGlobalError = false
const env = new MiniProgramEnv()
const space = env.createCodeSpace('app', true)
const modules = new Map<string, { exports: unknown }>()
let app: Definition = {}
let opened: { release: () => void } | undefined

defineBuiltIn('input', ['value', 'placeholder', 'type', 'ariaLabel'])
defineBuiltIn('textarea', ['value', 'placeholder', 'ariaLabel'])
defineBuiltIn('image', ['src', 'mode'])
const backend = new CurrentWindowBackendContext()
backend.onEvent((target, type, detail, options) => {
  const event = new EaselEvent(type, detail, options)
  EaselEvent.dispatchEvent(target, event)
  return event.defaultPrevented() ? noDefault : bubbles
})
const bridge = env.associateBackend(backend)
for (const name of pack.components) {
  space.addComponentStaticConfig(name, pack.json[name] ?? {})
  space.addCompiledTemplate(name, template(name) as never)
}

const wx = createWx({
  firstPage: pack.app.pages[0] ?? '',
  toasts: [],
  called: [],
  missing: new Set(),
  scanned: () => undefined,
  navigation: { open, replace: open, restart: open, back: () => open(`/${pack.app.pages[0]}`) },
  async answer({ method, url, headers, body }) {
    const reply = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: reply.status, body: await reply.text() }
  },
})

function defineBuiltIn(name: string, properties: readonly string[]): void {
  const components = env.getGlobalCodeSpace().getComponentSpace()
  let definition = components.define(`wx-${name}`)
  for (const property of properties) definition = definition.property(property, String) as never
  const built = definition.template(template(`built-in/${name}`) as never).registerComponent()
  space.getComponentSpace().setGlobalUsingComponent(`wx-${name}`, built as never)
}

function load(file: string): unknown {
  const known = modules.get(file)
  if (known) return known.exports
  const module = { exports: {} }
  modules.set(file, module)
  const component = file.replace(/\.js$/, '')
  const near = (name: string) => {
    const parts = new URL(name, `http://package/${file}`).pathname.slice(1)
    return load(parts.endsWith('.js') ? parts : `${parts}.js`)
  }
  const given: ReadonlyArray<readonly [name: string, value: unknown]> = [
    ['require', near],
    ['module', module],
    ['exports', module.exports],
    ['wx', wx],
    ['App', registerApp],
    ['Page', (page: Definition) => space.componentEnv(component, wechat => wechat.Page(page))],
    ['Component', (one: Definition) => space.componentEnv(component, wechat => wechat.Component(one))],
    ['Behavior', (behavior: Definition) => behavior],
    ['getApp', () => app],
    ['getCurrentPages', () => []],
    ['global', { wx, setTimeout, clearTimeout, setInterval, clearInterval, console }],
  ]
  const source = `${pack.scripts[file]}\n//# sourceURL=wx://${file}`
  const names = given.map(([name]) => name)
  new Function(...names, ...absent, source)(...given.map(([, value]) => value))
  return module.exports
}

function registerApp(definition: Definition): void {
  app = definition
}

function open(url: string): void {
  const [route = '', query = ''] = url.replace(/^\//, '').split('?')
  opened?.release()
  const stage = document.getElementById('stage')
  if (!stage) throw new Error('the picture page has no stage')
  const element = document.createElement('div')
  element.className = 'wx-page'
  const place = document.createElement('span')
  element.append(place)
  stage.replaceChildren(element)
  if (!modules.has('comp.js') && pack.scripts['comp.js']) load('comp.js')
  load(`${route}.js`)
  const root = bridge.createRoot('page', space, route)
  const page = root.get() as unknown as Definition
  Object.assign(page, { route, __route__: route, options: Object.fromEntries(new URLSearchParams(query)) })
  opened = root as never
  run(page, 'onLoad', page.options)
  root.attach(element as never, place as never)
  run(page, 'onShow')
  setTimeout(() => run(page, 'onReady'), 30)
  const title = document.getElementById('title')
  if (title) title.textContent = pack.app.window?.navigationBarTitleText ?? ''
}

function run(owner: Definition, name: string, argument?: unknown): void {
  const method = owner[name]
  if (typeof method === 'function') method.call(owner, argument)
}

load('app.js')
const entry = { path: pack.app.pages[0], query: {}, scene: 1001 }
run(app, 'onLaunch', entry)
run(app, 'onShow', entry)
open(`/${pack.app.pages[0]}`)
window.openPage = open
