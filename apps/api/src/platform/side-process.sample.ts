import { answerTasks } from './side-process.ts'

/** Does to a process what its test wants to see it survive, or not. */
answerTasks((task: string): string => {
  const kept: unknown[] = []
  if (task === 'loop') for (;;) kept.length = 0
  if (task === 'fill') for (;;) kept.push({ of: kept.length })
  if (task === 'hoard') for (;;) kept.push(Buffer.alloc(1024 * 1024, 1))
  if (task === 'die') process.exit(7)
  if (task === 'throw') throw new Error('no such thing')
  if (task === 'look') return JSON.stringify({ pid: process.pid, env: Object.keys(process.env) })
  return task
})
