import { expect, test } from 'vitest'
import { inSideProcesses, OverLimit } from './side-process.ts'

type Task = 'echo' | 'loop' | 'hoard' | 'fill' | 'die' | 'throw' | 'look'

const usual = { processes: 1, waiting: 2, withinMs: 20_000, heapMb: 64, addedMb: 150 }
const program = new URL('./side-process.sample.ts', import.meta.url)
const asking = (limits = {}) => inSideProcesses<Task, string>(program, { ...usual, ...limits })
const whatOf = (asked: Promise<string>) =>
  asked.catch((error: unknown) => (error instanceof OverLimit ? error.what : String(error)))

test('answers come from a process that knows nothing of this one, and is asked again', async () => {
  const ask = asking()
  const first = JSON.parse(await ask('look'))
  expect(first.pid).not.toBe(process.pid)
  expect(first.env).toEqual([])
  expect(JSON.parse(await ask('look'))).toEqual(first)
}, 60_000)

test.each([
  ['never comes back', 'loop', { withinMs: 300 }, 'time'],
  ['fills its heap', 'fill', {}, 'memory'],
  ['hoards outside its heap', 'hoard', {}, 'memory'],
  ['dies', 'die', {}, 'Error: a side process ended (7)'],
  ['throws', 'throw', {}, expect.stringMatching(/a side process failed: Error: no such thing/)],
] as const)(
  'one that %s ends alone, and the next task is done',
  async (_, task, limits, what) => {
    const ask = asking(limits)
    expect(await ask('echo')).toBe('echo')
    expect(await whatOf(ask(task))).toEqual(what)
    expect(await whatOf(asking()('echo'))).toBe('echo')
    if (task !== 'loop') expect(await ask('echo')).toBe('echo')
  },
  60_000,
)

test('a Ctrl-C passes it by, and it ends when it is told to', async () => {
  const ask = asking()
  const { pid } = JSON.parse(await ask('look'))
  process.kill(pid, 'SIGINT')
  expect(JSON.parse(await ask('look')).pid).toBe(pid)
  const ended = ask('loop')
  process.kill(pid, 'SIGTERM')
  expect(await whatOf(ended)).toBe('Error: a side process ended (SIGTERM)')
}, 60_000)

test('a few wait for their turn, and no more', async () => {
  const ask = asking()
  const answers = await Promise.all(Array.from({ length: 5 }, () => whatOf(ask('echo'))))
  expect(answers).toEqual(['echo', 'echo', 'echo', 'waiting', 'waiting'])
}, 60_000)
