import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse as parseQuery } from 'node:querystring'
import vm from 'node:vm'
import { setByPath } from './set-by-path.ts'
import { compileTemplates, findNodes, nameOf, type Template, textOf, type WxNode } from './template.ts'
import { type Answer, createWx } from './wx.ts'

/** WeChat drops or delays larger ones. */
const largestSetDataBytes = 64 * 1024

/** A page instance as WeChat makes it from what the package gave to Page(). */
interface WxPage {
  route: string
  options: Record<string, unknown>
  data: Record<string, unknown>
  [member: string]: unknown
}

type Definition = Record<string, unknown>

/** Names that a browser has and a phone's mini-program has not. */
const absent = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'XMLHttpRequest',
  'WebSocket',
]

/** Runs a built weapp package as a phone would: a realm without a browser, WeChat's templates, its page stack. */
export class Host {
  readonly toasts: string[] = []
  /** What was handed over to the phone, by the name of its API. */
  readonly called: string[] = []
  readonly missing = new Set<string>()
  /** What lies before WeChat's scanner; the person goes back when undefined. */
  code: string | undefined
  /** Bytes of every setData so far. */
  readonly setDataBytes: number[] = []
  readonly #root: string
  readonly #template: Template
  readonly #context: vm.Context
  readonly #modules = new Map<string, { exports: unknown }>()
  readonly #definitions = new Map<string, Definition>()
  readonly #stack: WxPage[] = []
  readonly #firstPage: string
  #loading = ''
  #app: Definition = {}

  constructor(root: string, answer: Answer) {
    this.#root = root
    this.#template = compileTemplates(root)
    const appJson: { pages: string[] } = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8'))
    this.#firstPage = appJson.pages[0] ?? ''
    const wx = createWx({
      answer,
      firstPage: this.#firstPage,
      toasts: this.toasts,
      called: this.called,
      missing: this.missing,
      scanned: () => this.code,
      navigation: {
        open: url => this.open(url),
        replace: url => {
          this.#leave(this.#stack.pop())
          this.open(url)
        },
        restart: url => {
          for (const page of this.#stack.splice(0)) this.#leave(page)
          this.open(url)
        },
        back: () => {
          this.#leave(this.#stack.pop())
          run(this.top, 'onShow')
        },
      },
    })
    const globals: Record<string, unknown> = {
      console,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      wx,
      App: (app: Definition) => {
        this.#app = app
      },
      Page: (page: Definition) => void this.#definitions.set(this.#loading, page),
      Component: () => undefined,
      Behavior: (behavior: unknown) => behavior,
      getApp: () => this.#app,
      getCurrentPages: () => this.#stack,
      requirePlugin: () => undefined,
      __wxConfig: { envVersion: 'develop' },
    }
    globals.global = globals
    this.#context = vm.createContext(globals)
  }

  get top(): WxPage {
    const page = this.#stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  launch(): void {
    this.#require('app.js')
    const entry = { path: this.#firstPage, query: {}, scene: 1001 }
    run(this.#app, 'onLaunch', entry)
    run(this.#app, 'onShow', entry)
    this.open(`/${this.#firstPage}`)
  }

  open(url: string): void {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    this.#loading = route
    if (!this.#definitions.has(route)) this.#require(`${route}.js`)
    const definition = this.#definitions.get(route)
    if (!definition) throw new Error(`${route} registered no page`)
    const page = this.#createPage(route, definition, { ...parseQuery(query) })
    this.#stack.push(page)
    run(page, 'onLoad', page.options)
    run(page, 'onShow')
    setTimeout(() => run(page, 'onReady'), 0)
  }

  tree(): WxNode {
    return this.#template(`${this.top.route}.wxml`)(this.top.data)
  }

  text(): string {
    return textOf(this.tree())
  }

  /** Elements with a role, as WeChat's screen reader would announce them. */
  byRole(role: string, name?: string): WxNode[] {
    return findNodes(
      this.tree(),
      node => node.attr?.ariaRole === role && (name === undefined || nameOf(node) === name),
    )
  }

  byTag(tag: string): WxNode[] {
    return findNodes(this.tree(), node => node.tag === `wx-${tag}`)
  }

  tap(role: string, name: string): void {
    const [node] = this.byRole(role, name)
    if (!node) throw new Error(`no ${role} 「${name}」 in: ${this.text()}`)
    this.fire(node, 'tap')
  }

  fire(node: WxNode, type: string, detail: Record<string, unknown> = {}): void {
    const handler = node.attr[`bind${type}`]
    if (typeof handler !== 'string') throw new Error(`${node.tag} does not listen to ${type}`)
    const target = { id: node.attr.id, dataset: { sid: node.attr.dataSid ?? node.attr.id } }
    run(this.top, handler, {
      type,
      detail,
      target,
      currentTarget: target,
      timeStamp: Date.now(),
      mark: {},
      touches: [],
      changedTouches: [],
    })
  }

  async waitFor(isSo: () => boolean, timeoutMs = 30_000): Promise<void> {
    const began = Date.now()
    while (!isSo()) {
      if (Date.now() - began > timeoutMs) throw new Error(`still waiting; on screen: ${this.text()}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }

  #createPage(route: string, definition: Definition, options: Record<string, unknown>): WxPage {
    const data: Record<string, unknown> = JSON.parse(JSON.stringify(definition.data ?? {}))
    return Object.assign(Object.create(definition), definition, {
      route,
      __route__: route,
      options,
      data,
      getTabBar: () => undefined,
      setData: (change: object, done?: () => void) => {
        this.#receive(route, data, change)
        if (done) void Promise.resolve().then(done)
      },
    })
  }

  #receive(route: string, data: Record<string, unknown>, change: object): void {
    // What crosses to the phone's other thread is JSON; nothing else survives there either.
    const json = JSON.stringify(change)
    const bytes = Buffer.byteLength(json)
    this.setDataBytes.push(bytes)
    if (bytes >= largestSetDataBytes) throw new Error(`${route}: one setData of ${bytes} bytes`)
    for (const [where, value] of Object.entries(JSON.parse(json))) setByPath(data, where, value)
  }

  #leave(page: WxPage | undefined): void {
    if (page) run(page, 'onUnload')
  }

  #require(file: string): unknown {
    const known = this.#modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    this.#modules.set(file, module)
    const source = readFileSync(path.join(this.#root, file), 'utf8')
    const wrapped = `(function (require, module, exports, ${absent.join(', ')}) {${source}\n})`
    const near = (name: string) => {
      const target = path.posix.join(path.posix.dirname(file), name)
      return this.#require(target.endsWith('.js') ? target : `${target}.js`)
    }
    vm.runInContext(wrapped, this.#context, { filename: file })(near, module, module.exports)
    return module.exports
  }
}

/** Calls a method of what came out of the package, where it has one. */
function run(owner: Definition, name: string, argument?: unknown): void {
  const method = owner[name]
  if (typeof method === 'function') method.call(owner, argument)
}
