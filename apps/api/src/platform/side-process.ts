import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** How much of a machine one kind of work may take, whatever it is given. */
export interface SideLimits {
  /** How many processes work at once; each does one task at a time. */
  processes: number
  /** How many tasks may wait for one of them. */
  waiting: number
  /** How long one task may take. */
  withinMs: number
  /** Of JavaScript's own memory, of one process. */
  heapMb: number
  /** Of all memory, beyond what the process has when it begins; asked of Linux, elsewhere only the heap is limited. */
  addedMb: number
}

/** A task was not done because of what it would have taken. */
export class OverLimit extends Error {
  override name = 'OverLimit'
  readonly what: 'waiting' | 'time' | 'memory'
  constructor(what: OverLimit['what']) {
    super(`a task was given up: too much ${what}`)
    this.what = what
  }
}

/** What a process says once it is there, and of each task. */
type SideMessage<Answer> = 'ready' | { answer: Answer } | { failed: string }

const watchEachMs = 25
const idleMs = 30_000
const startWithinMs = 30_000

/**
 * Returns how tasks are given to processes of their own, which the program `name` (see build.mjs) answers with
 * answerTasks(). What they take is theirs: this process goes on answering, a native library that does not return
 * is killed, and so is one that wants too much. They have no settings and no secrets, and end when idle.
 */
export function inSideProcesses<Task extends Serializable, Answer>(
  program: URL,
  limits: SideLimits,
): (task: Task) => Promise<Answer> {
  const idle = new IdleProcesses()
  const queue: (() => void)[] = []
  let working = 0

  async function work(task: Task): Promise<Answer> {
    const child = idle.take() ?? (await start(program, limits))
    try {
      const message = await answerOf<Answer>(child, limits, () => child.send(task))
      if (message === 'ready' || 'failed' in message) {
        throw new Error(`a side process failed: ${message === 'ready' ? message : message.failed}`)
      }
      idle.put(child)
      return message.answer
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
  }

  return async task => {
    if (working >= limits.processes) {
      if (queue.length >= limits.waiting) throw new OverLimit('waiting')
      await new Promise<void>(resolve => queue.push(resolve))
    } else {
      working += 1
    }
    try {
      return await work(task)
    } finally {
      // Whoever waits takes this turn over.
      const next = queue.shift()
      if (next === undefined) working -= 1
      else next()
    }
  }
}

/** Returns where a program lies: among the sources, or beside the bundle (build.mjs lists them). */
export function programOf(from: string, name: string): URL {
  return new URL(from.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, from)
}

/** Answers in a process of its own; for the program that inSideProcesses() names. */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  const send = (message: SideMessage<Answer>) => process.send?.(message)
  // A Ctrl-C is for the one who started this process, and who is answered before it ends.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  process.on('message', (task: Task) => {
    Promise.resolve()
      .then(() => answer(task))
      .then(
        made => send({ answer: made }),
        (error: unknown) => send({ failed: String(error instanceof Error ? error.stack : error) }),
      )
  })
  send('ready')
}

/** Processes that wait for their next task; they keep nobody from ending, and end themselves after a while. */
class IdleProcesses {
  readonly #timers = new Map<ChildProcess, NodeJS.Timeout>()

  take(): ChildProcess | undefined {
    for (const [child, timer] of this.#timers) {
      clearTimeout(timer)
      this.#timers.delete(child)
      if (!child.connected) continue
      child.ref()
      child.channel?.ref()
      return child
    }
    return undefined
  }

  put(child: ChildProcess): void {
    const timer = setTimeout(() => child.kill('SIGKILL'), idleMs)
    this.#timers.set(child, timer.unref())
    child.unref()
    child.channel?.unref()
  }
}

// They end with this process, whatever they are at.
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

async function start(program: URL, limits: SideLimits): Promise<ChildProcess> {
  const file = fileURLToPath(program)
  // Before it is built the program is TypeScript, which a process of its own has to be taught.
  const source = fileURLToPath(new URL('./side-process.source.mjs', import.meta.url))
  const [entry, args] = file.endsWith('.ts') ? [source, [program.href]] : [file, []]
  const child = fork(entry, args, {
    serialization: 'advanced',
    // A large nursery is quicker, and three times its size is never given back.
    execArgv: [`--max-old-space-size=${limits.heapMb}`, '--max-semi-space-size=4'],
    env: {},
    // What it says when it runs out of memory is long, and whoever sends such a file could fill the log with it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  // Whoever asks it hears what becomes of it; an idle one may end unheard.
  child.on('error', () => {})
  await answerOf(child, { ...limits, withinMs: startWithinMs, addedMb: Number.POSITIVE_INFINITY }).catch(
    (error: unknown) => {
      child.kill('SIGKILL')
      throw error
    },
  )
  hadMb.set(child, await residentMb(child))
  return child
}

const hadMb = new WeakMap<ChildProcess, number>()

/** Waits for the next message of a process, or for whatever else may become of it. */
function answerOf<Answer>(
  child: ChildProcess,
  { withinMs, addedMb }: SideLimits,
  ask: () => void = () => {},
): Promise<SideMessage<Answer>> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(late)
      clearInterval(watch)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      settle()
    }
    const giveUp = (what: OverLimit['what']) => end(() => reject(new OverLimit(what)))
    const late = setTimeout(() => giveUp('time'), withinMs)
    const watch = setInterval(() => {
      void residentMb(child).then(mb => mb - (hadMb.get(child) ?? 0) > addedMb && giveUp('memory'))
    }, watchEachMs)
    // Only the program of this process speaks over its channel.
    const onMessage = (message: unknown) => end(() => resolve(message as SideMessage<Answer>))
    const onError = (error: Error) => end(() => reject(error))
    const onExit = (code: number | null, signal: string | null) =>
      end(() => {
        // V8 aborts a process that has used up its heap.
        const isFull = signal === 'SIGABRT' || code === 134
        reject(isFull ? new OverLimit('memory') : new Error(`a side process ended (${signal ?? code})`))
      })
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    ask()
  })
}

async function residentMb({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}
